"""What a Word document shows is what is read of it."""

from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from assistant.clean import clean
from assistant.load.child import parse
from assistant.load.raw import Raw
from assistant.outline import outline

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'

Read = Callable[[str, bytes], Raw]
Save = Callable[[Any], bytes]
WHITE = RGBColor(255, 255, 255)


@pytest.fixture
def shown(read: Read, word: Save) -> Callable[[Any], Raw]:
    return lambda document: read("docx", word(document))


def texts(raw: Raw) -> list[str]:
    return [line.text for line in raw.lines]


def append(document: Any, xml: str) -> None:
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))


def paragraph(inner: str) -> str:
    return f"<w:p {W} {MC} {WPS} {V} {M}>{inner}</w:p>"


def test_heading_styles_state_levels(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    document.add_heading("健康计划", 0)
    document.add_heading("一、总体要求", 1)
    document.add_heading("（一）指导思想", 2)
    document.add_paragraph("正文。")

    assert [(line.level, line.text) for line in shown(document).lines] == [
        (1, "健康计划"),
        (1, "一、总体要求"),
        (2, "（一）指导思想"),
        (None, "正文。"),
    ]


def numbering(*levels: tuple[str, str]) -> str:
    found = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (style, text) in enumerate(levels)
    )
    return f'<w:abstractNum {W} w:abstractNumId="90">{found}</w:abstractNum>'


def numbered(document: Any, level: int, text: str, name: int = 90) -> None:
    append(document, paragraph(
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r>"
    ))  # fmt: skip


def define(document: Any, *xml: str) -> None:
    root = document.part.numbering_part.element
    for each in xml:
        root.append(parse_xml(each))


def test_numbering_that_is_only_a_property_is_printed(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    define(
        document,
        numbering(
            ("chineseCountingThousand", "%1、"),
            ("chineseCountingThousand", "（%2）"),
            ("decimal", "%3."),
        ),
        f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
    )
    for level, text in [
        (0, "总体要求"),
        (0, "主要任务"),
        (1, "服务"),
        (2, "建设"),
        (2, ""),
        (2, "培训"),
        (1, "保障"),
    ]:
        numbered(document, level, text)
    raw = shown(document)

    assert texts(raw) == [
        "一、总体要求",
        "二、主要任务",
        "（一）服务",
        "1. 建设",
        "3. 培训",
        "（二）保障",
    ]
    assert [line.inserted for line in raw.lines] == [2, 2, 3, 3, 3, 3]
    assert raw.text == "总体要求\n主要任务\n服务\n建设\n培训\n保障\n"


def test_numbering_joins_levels_and_restarts_where_a_list_says_so(
    shown: Callable[[Any], Raw],
) -> None:
    document = docx.Document()
    define(
        document,
        numbering(("upperRoman", "Part %1"), ("decimal", "%1.%2")).replace(
            '<w:lvlText w:val="%1.%2"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>'
        ),
        f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
        f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
    )
    for level, text, name in [
        (0, "Aims", 90),
        (1, "Scope", 90),
        (0, "Means", 90),
        (0, "Annexes", 91),
        (1, "Terms", 91),
    ]:
        numbered(document, level, text, name)

    assert texts(shown(document)) == [
        "Part I Aims",
        "1.1 Scope",
        "Part II Means",
        "Part VII Annexes",
        "7.1 Terms",
    ]


def test_list_styles_of_word(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    document.add_paragraph("First", style="List Number")
    document.add_paragraph("Point", style="List Bullet")
    document.add_paragraph("Second", style="List Number")

    assert texts(shown(document)) == ["1. First", "• Point", "2. Second"]


def test_merged_cells_stand_once(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).text, table.cell(1, 1).text, table.cell(1, 2).text = "指标", "婴儿", "5‰"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "目标"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "死亡率"
    table.cell(2, 1).text, table.cell(2, 2).text = "5岁\n以下", "6‰"
    raw = shown(document)

    assert texts(raw) == ["指标\t目标\t", "死亡率\t婴儿\t5‰", "\t5岁以下\t6‰"]
    assert raw.lines[2].cells == ((0, 0), (1, 5), (6, 8))


def test_table_of_one_cell_is_a_box(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "专栏1 服务体系"
    cell.add_paragraph("1.建设。")
    document.add_paragraph("三、保障")

    assert texts(shown(document)) == ["\t专栏1 服务体系", "1.建设。", "", "", "三、保障"]


def test_text_box_is_read_once(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent>"
    append(document, paragraph(
        "<w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ))  # fmt: skip

    assert texts(shown(document)) == ["正文", "框中文字"]


def test_footnotes_follow_their_paragraph(
    read: Read, packed: Callable[[dict[str, bytes]], bytes]
) -> None:
    body = paragraph(
        '<w:r><w:t>控制在5‰</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>以下。</w:t></w:r>'
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">'
        "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>采用2019年数据。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
        ' Target="footnotes.xml"/></Relationships>'
    )
    raw = read("docx", packed({
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>".encode(),
        "word/footnotes.xml": notes.encode(),
        "word/_rels/document.xml.rels": relation.encode(),
    }))  # fmt: skip

    assert texts(raw) == ["控制在5‰以下。", "注2：采用2019年数据。"]
    assert raw.lines[1].inserted == 3


def test_hidden_text_is_left_out_and_told(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    line = document.add_paragraph("到2025年，")
    line.add_run("隐藏指令").font.hidden = True
    line.add_run("白色指令").font.color.rgb = WHITE
    line.add_run("微小指令").font.size = Pt(1)
    line.add_run("覆盖率达到90%。")
    raw = shown(document)

    assert texts(raw) == ["到2025年，覆盖率达到90%。"]
    assert [warning.zh for warning in raw.warnings] == [
        "隐藏文字未采用：“隐藏指令”",
        "隐藏文字未采用：“白色指令”",
        "隐藏文字未采用：“微小指令”",
    ]


def test_white_text_on_a_dark_cell_is_seen(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["指标", "目标", "死亡率", "5‰"], strict=True):
        cell.paragraphs[0].add_run(text).font.color.rgb = WHITE
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {W} w:fill="1F4E79"/>'))

    assert texts(shown(document)) == ["指标\t目标", "死亡率\t5‰"]


def test_tracked_changes_read_as_accepted(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    append(document, paragraph(
        "<w:r><w:t>控制在</w:t></w:r><w:del><w:r><w:delText>6‰</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>5‰</w:t></w:r></w:ins><w:r><w:t>以下</w:t></w:r>"
    ))  # fmt: skip
    raw = shown(document)

    assert texts(raw) == ["控制在5‰以下"]
    assert [warning.en for warning in raw.warnings] == [
        "deleted (tracked changes) text was left out: “6‰”"
    ]


def test_field_instructions_are_no_text_but_results_are(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    append(document, paragraph(
        '<w:r><w:t>见表</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>REF table</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>。</w:t></w:r>'
        "<m:oMath><m:r><m:t>x≥5</m:t></m:r></m:oMath>"
    ))  # fmt: skip

    assert texts(shown(document)) == ["见表2。x≥5"]


def test_generated_contents_are_left_out(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    style = document.styles.add_style("toc 1", 1)
    document.add_paragraph("一、总体要求 1", style=style)
    document.add_paragraph("一、总体要求")
    raw = shown(document)

    assert texts(raw) == ["一、总体要求"]
    assert [warning.zh for warning in raw.warnings] == ["自动目录未采用"]


@pytest.mark.parametrize("depth", [300, 5000])
def test_deep_nesting_is_refused(packed: Callable[[dict[str, bytes]], bytes], depth: int) -> None:
    inner = "<w:sdt><w:sdtContent>" * depth + "<w:p/>" + "</w:sdtContent></w:sdt>" * depth
    data = packed(
        {"word/document.xml": f"<w:document {W}><w:body>{inner}</w:body></w:document>".encode()}
    )
    reply = parse("docx", data)

    assert reply.raw is None or not reply.raw.text


def test_paragraphs_stay_apart_in_cleaning(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    for text in [
        "坚持儿童优先，共建共享",
        "坚持预防为主，防治结合",
        "Reduce mortality, and measure it",
        "Train staff",
    ]:
        document.add_paragraph(text)

    assert [line.text for line in clean(shown(document)).lines] == [
        "坚持儿童优先，共建共享", "坚持预防为主，防治结合", "Reduce mortality, and measure it", "Train staff",
    ]  # fmt: skip


def test_printed_markers_have_no_source_but_their_text_does(shown: Callable[[Any], Raw]) -> None:
    document = docx.Document()
    document.add_paragraph("Screen every newborn.", style="List Number")
    raw = shown(document)
    (found,) = outline(raw, clean(raw))

    assert found.text == "1. Screen every newborn."
    assert found.source_map.runs == ((3, 0, 21),)
    assert found.source_map.lines((0, 10)) == (1, 1)
