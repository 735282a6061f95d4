"""What is uploaded with a filing: whose template, who signs, which seal, which format."""

from typing import NamedTuple

SUBJECT, ALGORITHM = "主体信息", "算法信息"


class Upload(NamedTuple):
    """One upload of the portal, as far as is known; the portal itself decides."""

    name: str
    part: str
    template: str
    signed: str
    sealed: str
    form: str


UPLOADS = (
    Upload(
        "算法备案承诺书",
        SUBJECT,
        "系统下载",
        "法定代表人手写签名",
        "公章",
        "扫描成 PDF，以系统为准",
    ),
    Upload(
        "落实算法安全主体责任基本情况",
        SUBJECT,
        "系统下载",
        "不签名",
        "公章",
        "PDF，以系统为准",
    ),
    Upload(
        "算法安全责任人工作证明",
        SUBJECT,
        "系统下载",
        "不签名",
        "公章",
        "PDF，以系统为准",
    ),
    Upload(
        "营业执照",
        SUBJECT,
        "无",
        "不签名",
        "不盖章",
        "彩色、清晰、在有效期；文件格式以系统为准",
    ),
    Upload(
        "法定代表人证件",
        SUBJECT,
        "无",
        "不签名",
        "不盖章",
        "正反面分开，jpg、png 或 bmp，各不超过 10MB，以系统为准",
    ),
    Upload(
        "算法安全责任人证件",
        SUBJECT,
        "无",
        "不签名",
        "不盖章",
        "正反面分开，格式同法定代表人证件；是同一人的，也要再传一次",
    ),
    Upload(
        "算法安全自评估报告",
        ALGORITHM,
        "系统下载，原位填写",
        "算法安全责任人手写签名",
        "公章",
        "单个 PDF，不超过 20MB，以系统为准",
    ),
    Upload(
        "拟公示内容",
        ALGORITHM,
        "系统下载",
        "不签名",
        "公章",
        "单个 PDF，不超过 20MB，以系统为准",
    ),
)
