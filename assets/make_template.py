"""Makes assets/template.docx: the page, the styles, the numbering. Run it once, by hand.

The company's staff may restyle the template in Word or WPS afterwards; `filing.word` finds
the styles by name and refuses a template that lacks one. Figures follow GB/T 9704.
"""

import re
import sys
import zipfile
from pathlib import Path

import docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
OFFICE = "http://schemas.microsoft.com/office/word/2010"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FORMATS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

LATIN = "Times New Roman"
FANGSONG, HEITI, KAITI = "仿宋_GB2312", "黑体", "楷体_GB2312"
SONGTI, XIAOBIAOSONG = "宋体", "方正小标宋简体"

TEXT_WIDTH = 8845


def fonts(east_asian: str) -> str:
    """The fonts of a style: one for Chinese, one for everything else."""
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{LATIN}" w:hAnsi="{LATIN}" '
        f'w:eastAsia="{east_asian}" w:cs="{LATIN}"/>'
    )


def letters(east_asian: str, points: float, *, bold: bool = False) -> str:
    """The run properties of a style."""
    weight = '<w:b w:val="1"/><w:bCs w:val="1"/>' if bold else '<w:b w:val="0"/>'
    size = round(points * 2)
    return (
        f"<w:rPr>{fonts(east_asian)}{weight}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def spacing(before: int, after: int, line: int, rule: str = "exact") -> str:
    """Space above, space below and line pitch, in twentieths of a point."""
    return (
        f'<w:spacing w:before="{before}" w:after="{after}" '
        f'w:line="{line}" w:lineRule="{rule}"/>'
    )


def aligned(how: str) -> str:
    """The paragraph's alignment."""
    return f'<w:jc w:val="{how}"/>'


def style(  # noqa: PLR0913 - a style is made of these
    id_: str,
    name: str,
    paragraph: str,
    run: str = "",
    *,
    own: bool = False,
    based: str = "a",
    after: str = "",
    rank: int = 99,
    listed: bool = True,
) -> str:
    """A paragraph style; `own` ones are ours, the others are built into Word."""
    return (
        f'<w:style w:type="paragraph"{_own(own)} w:styleId="{id_}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        + (f'<w:next w:val="{after}"/>' if after else "")
        + f'<w:uiPriority w:val="{rank}"/>'
        + ("<w:qFormat/>" if listed else "")
        + f"<w:pPr>{paragraph}</w:pPr>{run}</w:style>"
    )


def sign_style(id_: str, name: str, run: str, *, own: bool = False) -> str:
    """A character style."""
    return (
        f'<w:style w:type="character"{_own(own)} w:styleId="{id_}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="a0"/><w:uiPriority w:val="40"/>'
        f"<w:qFormat/>" + (f"<w:rPr>{run}</w:rPr>" if run else "") + "</w:style>"
    )


def _own(own: bool) -> str:
    return ' w:customStyle="1"' if own else ""


def heading(level: int, east_asian: str, *, bold: bool = False) -> str:
    """A heading style: numbered, kept with what follows."""
    numbered = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
    space = spacing(160 if level == 1 else 60 if level == 2 else 0, 0, 560)
    return style(
        f"Heading{level}",
        f"heading {level}",
        f"<w:keepNext/><w:keepLines/>{numbered}{space}"
        f'<w:outlineLvl w:val="{level - 1}"/>',
        letters(east_asian, 16, bold=bold),
        after="BodyText",
        rank=9,
    )


def contents_line(level: int) -> str:
    """A line of the table of contents: dots up to a number at the right."""
    return style(
        f"TOC{level}",
        f"toc {level}",
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
        f"{spacing(60 if level == 1 else 0, 0, 390)}"
        f'<w:ind w:left="{(level - 1) * 280}"/>{aligned("left")}',
        letters(HEITI if level == 1 else FANGSONG, 14),
        after="a",
        rank=39,
        listed=False,
    )


BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
    for side, size in (
        ("top", 8),
        ("left", 4),
        ("bottom", 8),
        ("right", 4),
        ("insideH", 4),
        ("insideV", 4),
    )
)


def margins(top: int, side: int) -> str:
    """The inner margins of table cells."""
    return (
        f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/>'
        f'<w:left w:w="{side}" w:type="dxa"/><w:bottom w:w="{top}" w:type="dxa"/>'
        f'<w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
    )


DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANGSONG)}"
    '<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" '
    'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
    '<w:uiPriority w:val="0"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>'
    f"{spacing(0, 0, 560)}{aligned('both')}</w:pPr>{letters(FANGSONG, 16)}</w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="a0">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins(0, 108)}</w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="a2">'
    '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
)
TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="FilingTable">'
    '<w:name w:val="备案表格"/><w:basedOn w:val="a1"/><w:uiPriority w:val="40"/>'
    f"<w:qFormat/><w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders>{margins(28, 85)}"
    "</w:tblPr></w:style>"
)
STYLES = (
    DEFAULTS,
    style(
        "BodyText",
        "Body Text",
        '<w:widowControl/><w:ind w:firstLineChars="200" w:firstLine="640"/>',
        letters(FANGSONG, 16),
        rank=1,
    ),
    heading(1, HEITI),
    heading(2, KAITI),
    heading(3, FANGSONG, bold=True),
    heading(4, FANGSONG),
    style(
        "Title",
        "Title",
        spacing(0, 240, 760) + aligned("center"),
        letters(XIAOBIAOSONG, 26),
        after="BodyText",
        rank=10,
    ),
    style(
        "Subtitle",
        "Subtitle",
        spacing(120, 0, 600) + aligned("center"),
        letters(KAITI, 18),
        after="BodyText",
        rank=11,
    ),
    style(
        "CoverItem",
        "封面条目",
        spacing(120, 0, 520) + aligned("left"),
        letters(FANGSONG, 16),
        own=True,
        rank=30,
    ),
    style(
        "TOCHeading",
        "TOC Heading",
        "<w:keepNext/>" + spacing(0, 240, 600) + aligned("center"),
        letters(HEITI, 18),
        rank=39,
    ),
    contents_line(1),
    contents_line(2),
    contents_line(3),
    style(
        "Caption",
        "caption",
        "<w:keepNext/>" + spacing(160, 60, 360) + aligned("center"),
        letters(HEITI, 12),
        after="BodyText",
        rank=35,
    ),
    style(
        "FigureCaption",
        "图题",
        spacing(60, 160, 360) + aligned("center"),
        letters(HEITI, 12),
        own=True,
        after="BodyText",
        rank=35,
    ),
    style(
        "Figure",
        "图",
        "<w:keepNext/>" + spacing(160, 0, 240, "auto") + aligned("center"),
        letters(SONGTI, 10.5),
        own=True,
        after="FigureCaption",
        rank=36,
    ),
    style(
        "FigureText",
        "图中文字",
        spacing(0, 0, 240, "auto") + aligned("center"),
        letters(SONGTI, 9),
        own=True,
        rank=36,
    ),
    style(
        "TableText",
        "表格文字",
        spacing(20, 20, 320) + aligned("left"),
        letters(SONGTI, 10.5),
        own=True,
        rank=37,
    ),
    style(
        "TableHead",
        "表头文字",
        "<w:keepNext/>" + spacing(20, 20, 320) + aligned("center"),
        letters(HEITI, 10.5),
        own=True,
        rank=37,
    ),
    style(
        "TableCentred",
        "表格居中",
        spacing(20, 20, 320) + aligned("center"),
        letters(SONGTI, 10.5),
        own=True,
        rank=37,
    ),
    style(
        "Note",
        "注",
        "<w:keepLines/>" + spacing(60, 120, 320),
        letters(KAITI, 10.5),
        own=True,
        after="BodyText",
        rank=38,
    ),
    style(
        "Header",
        "header",
        '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="808080"/></w:pBdr>'
        f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
        '<w:snapToGrid w:val="0"/>' + spacing(0, 0, 240, "auto") + aligned("left"),
        letters(SONGTI, 9),
        listed=False,
    ),
    style(
        "Footer",
        "footer",
        '<w:snapToGrid w:val="0"/>' + spacing(0, 0, 240, "auto") + aligned("center"),
        letters(SONGTI, 10.5),
        listed=False,
    ),
    style(
        "CommentText",
        "annotation text",
        spacing(0, 0, 240, "auto") + aligned("left"),
        letters(SONGTI, 10.5),
        listed=False,
    ),
    sign_style(
        "CommentReference",
        "annotation reference",
        '<w:sz w:val="21"/><w:szCs w:val="21"/>',
    ),
    sign_style("Hyperlink", "Hyperlink", ""),
    sign_style("PlaceholderText", "Placeholder Text", '<w:color w:val="808080"/>'),
    sign_style(
        "Pending",
        "待补充",
        '<w:b/><w:bCs/><w:color w:val="C00000"/>'
        '<w:shd w:val="clear" w:color="auto" w:fill="FFF2A8"/>',
        own=True,
    ),
    TABLE,
)


def number_level(level: int, form: str, text: str) -> str:
    """One level of the heading numbers; the first four belong to heading styles."""
    linked = f'<w:pStyle w:val="Heading{level}"/>' if level <= 4 else ""
    return (
        f'<w:lvl w:ilvl="{level - 1}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{linked}<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/><w:pPr>'
        '<w:ind w:left="0" w:firstLineChars="200" w:firstLine="640"/></w:pPr>'
        '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl>'
    )


NUMBERS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
    ("decimalEnclosedCircleChinese", "%5"),
    ("lowerLetter", "%6)"),
    ("lowerRoman", "%7)"),
    ("decimal", "%8)"),
    ("decimal", "%9)"),
)
NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
    '<w:nsid w:val="1A2B3C4D"/><w:multiLevelType w:val="multilevel"/>'
    '<w:tmpl w:val="5E6F7A8B"/>'
    + "".join(number_level(n, *number) for n, number in enumerate(NUMBERS, 1))
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    "</w:numbering>"
)


def font(name: str, others: str, panose: str, family: str, pitch: str) -> str:
    """A font with the names to try where it is not installed."""
    charset = "86" if others else "00"
    alternatives = f'<w:altName w:val="{others}"/>' if others else ""
    return (
        f'<w:font w:name="{name}">{alternatives}<w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{pitch}"/></w:font>'
    )


FONTS = (
    f'<w:fonts xmlns:w="{W}">'
    + font(LATIN, "", "02020603050405020304", "roman", "variable")
    + font(
        FANGSONG,
        "仿宋,FangSong,华文仿宋,STFangsong",
        "02010609030101010101",
        "modern",
        "fixed",
    )
    + font(
        KAITI, "楷体,KaiTi,华文楷体,STKaiti", "02010609030101010101", "modern", "fixed"
    )
    + font(HEITI, "SimHei,微软雅黑", "02010609060101010101", "modern", "fixed")
    + font(SONGTI, "SimSun", "02010600030101010101", "auto", "variable")
    + font(
        XIAOBIAOSONG,
        "方正小标宋_GBK,华文中宋,STZhongsong,宋体",
        "03000509000000000000",
        "script",
        "fixed",
    )
    + "</w:fonts>"
)

COMPATIBLE = "".join(
    f'<w:compatSetting w:name="{name}" '
    f'w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
    )
)
COLOURS = "".join(
    f' w:{slot}="{colour}"'
    for slot, colour in (
        ("bg1", "light1"),
        ("t1", "dark1"),
        ("bg2", "light2"),
        ("t2", "dark2"),
        *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
        ("hyperlink", "hyperlink"),
        ("followedHyperlink", "followedHyperlink"),
    )
)
SETTINGS = (
    f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
    "<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>"
    '<w:defaultTabStop w:val="420"/><w:drawingGridHorizontalSpacing w:val="105"/>'
    '<w:drawingGridVerticalSpacing w:val="156"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>"
    "<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
    f"<w:adjustLineHeightInTable/><w:useFELayout/>{COMPATIBLE}</w:compat>"
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    f'<w:clrSchemeMapping{COLOURS}/><w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/></w:settings>'
)
# Declared here, the prefixes need not be declared again on every paragraph.
PREFIXES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": R,
        "wp": f"{DRAWING}/wordprocessingDrawing",
        "a": f"{DRAWING}/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w10": "urn:schemas-microsoft-com:office:word",
        "wpg": f"{OFFICE}/wordprocessingGroup",
        "wps": f"{OFFICE}/wordprocessingShape",
    }.items()
)
# A4; 37 mm above, 28 mm to the left, a text block of 156 by 225 mm. The grid has no type:
# with one, some programs stretch the exact line pitch.
DOCUMENT = (
    f"<w:document {PREFIXES}><w:body><w:sectPr>"
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" '
    'w:header="1134" w:footer="1247" w:gutter="0"/><w:cols w:space="425"/>'
    '<w:docGrid w:linePitch="312"/></w:sectPr></w:body></w:document>'
)
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title></dc:title>'
    "<dc:creator></dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>Microsoft Office Word</Application>'
    "<AppVersion>16.0000</AppVersion></Properties>"
)
OVERRIDES = {
    "/word/document.xml": f"{FORMATS}.document.main+xml",
    "/word/styles.xml": f"{FORMATS}.styles+xml",
    "/word/settings.xml": f"{FORMATS}.settings+xml",
    "/word/numbering.xml": f"{FORMATS}.numbering+xml",
    "/word/fontTable.xml": f"{FORMATS}.fontTable+xml",
    "/word/theme/theme1.xml": (
        "application/vnd.openxmlformats-officedocument.theme+xml"
    ),
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": (
        "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    ),
}
CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>'
        for part, kind in OVERRIDES.items()
    )
    + "</Types>"
)


def relationships(*targets: tuple[str, str]) -> str:
    """A part's relationships: type and target."""
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(targets, 1)
        )
        + "</Relationships>"
    )


def theme() -> str:
    """python-docx's theme with our fonts and none for single scripts: WPS misses those."""
    package = Path(docx.__file__).parent / "templates" / "default.docx"
    with zipfile.ZipFile(package) as opened:
        text = opened.read("word/theme/theme1.xml").decode()
    text = text.removeprefix(DECLARATION)
    for part, east_asian in (("major", HEITI), ("minor", SONGTI)):
        text = re.sub(
            rf'(<a:{part}Font><a:latin typeface=")[^"]*("[^>]*/><a:ea typeface=")[^"]*',
            rf"\g<1>{LATIN}\g<2>{east_asian}",
            text,
        )
    text = re.sub(r"^<\?xml[^>]*\?>\s*", "", text)
    return re.sub(r'<a:font script="[^"]*" typeface="[^"]*"/>', "", text)


def parts() -> dict[str, str]:
    """Every part of the template by its name."""
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationships(
            (f"{R}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{R}/extended-properties", "docProps/app.xml"),
        ),
        "word/document.xml": DOCUMENT,
        "word/_rels/document.xml.rels": relationships(
            (f"{R}/styles", "styles.xml"),
            (f"{R}/settings", "settings.xml"),
            (f"{R}/numbering", "numbering.xml"),
            (f"{R}/fontTable", "fontTable.xml"),
            (f"{R}/theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{"".join(STYLES)}</w:styles>',
        "word/settings.xml": SETTINGS,
        "word/numbering.xml": NUMBERING,
        "word/fontTable.xml": FONTS,
        "word/theme/theme1.xml": theme(),
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
    }


def write(path: Path) -> None:
    """Write the template: the same bytes each time."""
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts().items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, (DECLARATION + text).encode())


if __name__ == "__main__":
    default = Path(__file__).with_name("template.docx")
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
