"""Is training data accounted for: how much, by which right, cleaned how?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.law import (
    DEEP_SYNTHESIS,
    GENERATIVE_AI,
    NETWORK_DATA,
    PERSONAL_INFORMATION,
)
from filing.project import Project
from filing.steps.data import OF_PEOPLE, TRAINS
from filing.telling import quote
from filing.terms import Origin

_PUBLIC_NET = re.compile("公开网络|互联网公开|网络公开|公开渠道|公开数据$|网上")
# That nobody is in it; “没有取得同意” says something else.
_NOBODY = re.compile("(?:没有?|无)(?:真人[^，。；]*)?(?:[，。；,]|$)|不含|不涉及")
_NAMED_SOURCE = re.compile(
    "许可|协议|授权|CC|Apache|MIT|合同|公共领域|著作权", re.IGNORECASE
)


@rule(
    "训练数据写来源、规模和授权。",
    Severity.MUST,
    Standing.LAW,
    GENERATIVE_AI["第七条"],
    NETWORK_DATA["第十九条"],
    points=(35,),
)
def training_data_is_accounted_for(project: Project) -> Iterator[Problem]:
    """Each training set has a figure, and a licence with a name."""
    if not TRAINS.test(project, None):
        return
    for one in project.data.training:
        where = f"data.training.{one.id}"
        if untold(one.scale, {"数": r"\d|[一二两三四五六七八九十百千万亿]+"}):
            yield Problem(
                f"{where}.scale",
                f"训练数据{quote(one)}的规模写{quote(one.scale, 12)}，没有数",
                "来源、规模、授权是训练数据必查的三项。",
                "写条数或大小；说不准的写大致范围。",
            )
        if _PUBLIC_NET.search(one.licence) and not _NAMED_SOURCE.search(one.licence):
            yield Problem(
                f"{where}.licence",
                f"训练数据{quote(one)}的授权写{quote(one.licence, 15)}",
                "用“公开网络数据”一笔带过，会被追问有没有侵权。",
                "写哪个网站或数据集、按什么许可使用。",
            )


@rule(
    "拿用户的数据训练要有依据。",
    Severity.MUST,
    Standing.LAW,
    GENERATIVE_AI["第七条"],
    PERSONAL_INFORMATION["第十三条"],
    points=(35,),
)
def training_on_users_has_a_basis(project: Project) -> Iterator[Problem]:
    """Training data from users names a consent or takes the person out."""
    if not TRAINS.test(project, None):
        return
    users = (Origin.USER, Origin.COLLECTED)
    for one in project.data.training:
        words = {"依据": "同意|协议|授权|政策|去标识|匿名|脱敏|遮盖"}
        if one.origin in users and untold(one.licence, words):
            yield Problem(
                f"data.training.{one.id}.licence",
                f"训练数据{quote(one)}来自用户，授权里没有写用户怎样同意或怎样去标识",
                "训练数据含个人信息的，要有个人同意或其他法定依据。",
                "写协议的哪一条、怎样征得同意、怎样去标识。",
            )


@rule(
    "训练数据里有真人的脸或声音，要本人单独同意。",
    Severity.MUST,
    Standing.LAW,
    DEEP_SYNTHESIS["第十四条"],
    PERSONAL_INFORMATION["第二十九条"],
    points=(35,),
)
def people_in_training_data_agreed(project: Project) -> Iterator[Problem]:
    """Where a training set holds faces or voices, the person's own consent is told."""
    if not TRAINS.test(project, None) or not OF_PEOPLE.test(project, None):
        return
    words = {
        "谁同意": "本人|每人|各自|[员者户人师主]",
        "怎样同意": "签|勾选|弹窗|点|书面|授权书",
    }
    for one in project.data.training:
        if _NOBODY.match(one.consent):
            continue
        if missing := untold(one.consent, words):
            yield Problem(
                f"data.training.{one.id}.consent",
                f"训练数据{quote(one)}的本人同意没有写{'、'.join(missing)}",
                "人脸、声音是敏感个人信息，拿来训练要本人单独同意，平台协议里的一句不够。",
                "写是谁的脸或声音、怎样单独签署或勾选、怎样撤回；没有真人的，写“没有”。",
            )


@rule(
    "清洗与抽检写做了什么。",
    Severity.SHOULD,
    Standing.PRACTICE,
    GENERATIVE_AI["第八条"],
    points=(35,),
)
def cleaning_is_told(project: Project) -> Iterator[Problem]:
    """What was taken out of the training data, or sampled."""
    if not TRAINS.test(project, None):
        return
    for one in project.data.training:
        words = {
            "做法": "去重|剔除|去[掉除]|删|[筛挑]|抽 ?\\d|看了?一?[遍段]|删除|去标识|脱敏|过滤|抽检|抽查|抽样|标注|遮盖|复核|核对"
        }
        if untold(one.cleaning, words):
            yield Problem(
                f"data.training.{one.id}.cleaning",
                f"训练数据{quote(one)}的清洗与抽检写{quote(one.cleaning, 15)}",
                "没有写去掉什么、抽查多少，等于没有清洗。",
                "写剔除了哪几类、怎么抽检、抽多少。",
            )
