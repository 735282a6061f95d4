"""Is generated content labelled, on the screen, in files and in their metadata?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.law import CONTENT_LABELLING, DEEP_SYNTHESIS
from filing.project import Project, noun_at, written
from filing.telling import quote, there
from filing.terms import AlgorithmKind, Exit, Modality

# The titles of enclosures say nothing of where a label stands.
_TITLE = re.compile("《[^》]*》")
_LATER = re.compile(
    "将(?!其|之|用户|输入|内容|结果|数据|违)|后续|即将|计划|拟于|待上线"
)
_LEAVING = {
    Exit.COPY: "复制|粘贴",
    Exit.DOWNLOAD: "下载|导出|文件|保存|存到",
    Exit.EXPORT: "下载|导出|文件",
    Exit.SHARE: "分享|转发|链接|发到",
    Exit.API: "接口|返回|API",
}
# Where the label stands in each modality (《标识办法》第四条).
_PLACES = {
    Modality.TEXT: "文字|文本|正文|末尾|首页|界面|页面|顶部|开头|[上下前后]面|[头底末]部|底下|旁边|第一行|[每首页一]页|角",
    Modality.IMAGE: "图|角|画面",
    Modality.AUDIO: "语音|提示音|音频|播报|声音",
    Modality.VIDEO: "视频|画面|片头|起始|播放",
}
_NO_FILE = re.compile("(?:没有|无|不产生|不生成|不提供)[^。；]{0,16}文件|不涉及")
_BARE = re.compile("(?:都|也)?(?:没有?|无)[。 ]*")
_FILELESS = {Exit.SCREEN, Exit.COPY, Exit.SHARE}
_REMOVABLE = re.compile(
    "(?<![不无禁])(?:可以?|能|支持|允许)(?:用户)?(?:自行)?(?:选择)?(?:关闭|去除|去掉|取消|不带|隐藏)[^。；，]{0,8}标识"
)


def _gives_no_file(project: Project) -> bool:
    """Whether only text leaves, by screen and clipboard: nothing that holds metadata."""
    given = {one.modality for one in project.mechanism.outputs}
    return given <= {Modality.TEXT} and set(project.mechanism.exits) <= _FILELESS


def _generates(project: Project) -> bool:
    return project.scope.kind is AlgorithmKind.GENERATION


@rule(
    "标识要写现在已有的做法。",
    Severity.MUST,
    Standing.REVISED,
    CONTENT_LABELLING["第四条"],
    points=(44, 80),
)
def labels_are_not_promises(project: Project) -> Iterator[Problem]:
    """What is said of labels is there now; that there is none is another rule's business."""
    if project.scope.kind is not AlgorithmKind.GENERATION:
        return
    for name in ("explicit_label", "implicit_label"):
        if found := _LATER.search(there(getattr(project.mechanism, name))):
            yield Problem(
                f"mechanism.{name}",
                f"标识的写法里有{quote(found[0])}，像是还没有做",
                "标识是现在就要有的，写成计划会被退回。",
                "做好以后按实际样子写，并附截图。",
            )


@rule(
    "每一条出口的内容都要有标识。",
    Severity.MUST,
    Standing.LAW,
    CONTENT_LABELLING["第四条"],
    points=(45,),
)
def every_exit_is_labelled(project: Project) -> Iterator[Problem]:
    """The label of each way by which content leaves is told: there, or in its own row."""
    told = there(project.mechanism.explicit_label)
    if not _generates(project):
        return
    rows = {row.way for row in project.mechanism.labels if there(row.shown)}
    ways = {
        way: _LEAVING[way]
        for way in project.mechanism.exits
        if way in _LEAVING and way not in rows
    }
    if missing := untold(told, ways):
        yield Problem(
            "mechanism.explicit_label",
            f"内容可以{'、'.join(missing)}，显式标识里却没有写这时怎么标",
            "提供下载、复制、导出的，拿走的内容里也要有用户看得见的标识。",
            "在“各途径的标识”里逐条补写标识的位置和文字，各附一张截图。",
        )


@rule(
    "标识要适合内容的形式。",
    Severity.MUST,
    Standing.LAW,
    CONTENT_LABELLING["第四条"],
    DEEP_SYNTHESIS["第十七条"],
    points=(44,),
)
def labels_fit_the_modality(project: Project) -> Iterator[Problem]:
    """Each modality given out has a label where the law wants it."""
    if not _generates(project):
        return
    given = {c.modality: None for c in project.mechanism.outputs if c.modality}
    places = {m: _PLACES[m] for m in given if m in _PLACES}
    told = _TITLE.sub("", there(project.mechanism.explicit_label))
    if missing := untold(told, places):
        yield Problem(
            "mechanism.explicit_label",
            f"算法输出{'、'.join(missing)}，显式标识里没有写它标在哪里",
            "文字、图片、音频、视频的标识位置不同，音频要有语音或节奏提示，视频要在起始画面。",
            "按形式分别写标识的位置和样子。",
        )


@rule(
    "隐式标识写进文件元数据，三个要素齐全。",
    Severity.MUST,
    Standing.LAW,
    CONTENT_LABELLING["第五条"],
    points=(44, 47),
)
def implicit_label_is_in_the_metadata(project: Project) -> Iterator[Problem]:
    """The implicit label names the property, the provider and the content's number."""
    said = project.mechanism.implicit_label
    fileless = bool(_NO_FILE.search(said))
    if fileless and _gives_no_file(project):
        return
    told = said if fileless else there(said)
    parts = {
        "标识在文件的元数据里": "元数据|属性|字段|EXIF|XMP|AIGC",
        "生成合成属性": "属性|Label|AI ?生成|人工智能生成|生成合成",
        "服务提供者名称或编码": "提供者|公司|主体|名称|编码|ContentProducer",
        "内容编号": "编号|ProduceID|标识码|序列号",
    }
    if _generates(project) and (missing := untold(told, parts)):
        yield Problem(
            "mechanism.implicit_label",
            f"隐式标识里没有写{'、'.join(missing)}",
            "隐式标识是文件元数据里的信息，水印只是鼓励项，不能代替。",
            "按实际写进元数据的内容补全，附字段截图；还没做的，先做。",
        )


@rule(
    "带走的文件里要有隐式标识。",
    Severity.MUST,
    Standing.LAW,
    CONTENT_LABELLING["第五条"],
    points=(44, 46),
)
def files_carry_their_label(project: Project) -> Iterator[Problem]:
    """What is downloaded or exported is a file: a bare “没有” is no answer there."""
    if not _generates(project):
        return
    for row in project.mechanism.labels:
        if row.way in (Exit.DOWNLOAD, Exit.EXPORT) and _BARE.fullmatch(row.hidden):
            yield Problem(
                f"mechanism.labels.{row.id}.hidden",
                f"{row.way}的隐式标识写{quote(row.hidden, 12)}",
                "下载、导出的是文件，文件元数据里要写入隐式标识，没有就不能提供。",
                "先做上；做好前据实写“还没有”和打算什么时候做，列入整改。",
            )


@rule(
    "能去掉标识的要留日志六个月。",
    Severity.MUST,
    Standing.LAW,
    CONTENT_LABELLING["第九条"],
    points=(46,),
)
def unlabelled_content_is_logged(project: Project) -> Iterator[Problem]:
    """Where a user may have content without a label, six months' logs are kept."""
    if not _generates(project):
        return
    for where, text in written(project):
        found = _REMOVABLE.search(text)
        if found and not re.search("日志.{0,12}(六|6|12|十二|24|36) ?个月", text):
            yield Problem(
                where,
                f"{noun_at(project, where)}说{quote(found[0])}，没有写协议约定和日志",
                "用户申请不带显式标识的，要在协议里约定责任，日志至少留六个月。",
                "补写协议怎么约定、日志留多久；其实不提供的，改写法。",
            )
