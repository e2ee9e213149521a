"""PDF pages: furniture out, tables as rows, columns in order, lines joined to paragraphs."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from assistant.load.child import parse
from assistant.load.pdf.document import read_pdf
from assistant.load.raw import Raw

Read = Callable[[str, bytes], Raw]
Draw = Callable[..., bytes]
SONG = "STSong-Light"


def lines(
    *printed: tuple[float, float, str], font: str = SONG, size: float = 12
) -> Callable[[Any], None]:
    def draw(sheet: Any) -> None:
        sheet.setFont(font, size)
        for left, height, text in printed:
            sheet.drawString(left, height, text)

    return draw


def together(*draws: Callable[[Any], None]) -> Callable[[Any], None]:
    def draw(sheet: Any) -> None:
        for each in draws:
            each(sheet)

    return draw


def texts(raw: Raw) -> list[str]:
    return [line.text for line in raw.lines]


def test_lines_join_to_paragraphs_by_indent_and_fullness(read: Read, drawn: Draw) -> None:
    raw = read("pdf", drawn(lines(
        (104, 700, "一、总体要求"),
        (104, 680, "以儿童健康为中心，优化资源配置"),
        (80, 660, "创新体制机制和服务，强化服务质量监"),
        (80, 640, "管。"),
        (104, 620, "到2025年，死亡率控制在5‰以下。"),
    )))  # fmt: skip

    assert texts(raw) == [
        "一、总体要求",
        "以儿童健康为中心，优化资源配置创新体制机制和服务，强化服务质量监管。",
        "到2025年，死亡率控制在5‰以下。",
    ]
    assert [line.page for line in raw.lines] == [1, 1, 1]


def test_hyphens_and_spaces_of_latin_lines(read: Read, drawn: Draw) -> None:
    raw = read("pdf", drawn(lines(
        (72, 700, "Every county hospital has a ward for children and a preven-"),
        (72, 685, "tive care unit, and the infant mortality rate is kept below"),
        (72, 670, "five per 1,000 live births."),
        font="Helvetica",
    )))  # fmt: skip

    assert texts(raw) == [
        "Every county hospital has a ward for children and a preventive care unit, and the infant"
        " mortality rate is kept below five per 1,000 live births."
    ]


def test_paragraph_that_a_page_cuts_is_whole(read: Read, drawn: Draw) -> None:
    def page(number: int, *printed: tuple[float, float, str]) -> Callable[[Any], None]:
        return lines((80, 800, "某市健康方案"), (280, 40, f"— {number} —"), *printed)

    raw = read("pdf", drawn(
        page(1, (104, 700, "加强县级妇幼保健机构建设，完善服务"), (80, 680, "功能，配备专业人员，提升诊疗能力。"),
             (104, 660, "到2025年，每千名儿童拥有床位达到一")),
        page(2, (80, 700, "点二张，并配备儿科医师。"), (104, 680, "各地要抓好落实。")),
        page(3, (104, 700, "本方案自印发之日起施行。")),
    ))  # fmt: skip

    assert texts(raw) == [
        "加强县级妇幼保健机构建设，完善服务功能，配备专业人员，提升诊疗能力。",
        "到2025年，每千名儿童拥有床位达到一点二张，并配备儿科医师。",
        "各地要抓好落实。",
        "本方案自印发之日起施行。",
    ]
    assert [line.page for line in raw.lines] == [1, 1, 2, 3]
    assert [warning.en for warning in raw.warnings] == [
        "running header or footer left out: “某市健康方案”",
        "running header or footer left out: “— 1 —”",
    ]


def test_title_of_two_centred_lines(read: Read, drawn: Draw) -> None:
    def page(sheet: Any) -> None:
        sheet.setFont(SONG, 22)
        sheet.drawCentredString(297, 740, "某市健康儿童行动提升计划")
        sheet.drawCentredString(297, 706, "实施方案")
        lines(
            *[
                (80, 650 - 20 * n, f"第{n}段是一句完整的话，到此为止，不再继续下去。")
                for n in range(1, 9)
            ]
        )(sheet)

    assert texts(read("pdf", drawn(page)))[0] == "某市健康儿童行动提升计划实施方案"


def test_two_columns_are_read_one_after_the_other(read: Read, drawn: Draw) -> None:
    left = [
        "Newborn care begins in the",
        "delivery room. Each birth is",
        "attended by trained staff who",
        "can resuscitate a newborn,",
        "day and night, all year.",
    ]
    right = [
        "Screening follows within two",
        "days. Hearing and heart are",
        "checked, and the results are",
        "kept in one record that the",
        "family can read.",
    ]
    raw = read("pdf", drawn(together(
        lines((150, 760, "Care of newborns and their screening in every county"), font="Helvetica"),
        lines(*[(72, 720 - 15 * n, text) for n, text in enumerate(left)], font="Helvetica"),
        lines(*[(320, 720 - 15 * n, text) for n, text in enumerate(right)], font="Helvetica"),
    )))  # fmt: skip

    assert texts(raw) == [
        "Care of newborns and their screening in every county",
        "Newborn care begins in the delivery room. Each birth is attended by trained staff who can"
        " resuscitate a newborn, day and night, all year.",
        "Screening follows within two days. Hearing and heart are checked, and the results are kept in"
        " one record that the family can read.",
    ]


def grid(top: float, rows: list[list[str]], merged: bool = False) -> Callable[[Any], None]:
    def draw(sheet: Any) -> None:
        sheet.setFont(SONG, 10)
        height, width = 24, 110
        bottom = top - height * len(rows)
        for place in range(len(rows) + 1):
            start = 80 + width if merged and place == len(rows) - 1 else 80
            sheet.line(start, top - height * place, 80 + width * len(rows[0]), top - height * place)
        for place in range(len(rows[0]) + 1):
            sheet.line(80 + width * place, top, 80 + width * place, bottom)
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                sheet.drawString(86 + width * x, top - height * y - 16, text)

    return draw


def test_ruled_table_becomes_rows(read: Read, drawn: Draw) -> None:
    rows = [["类别", "指标", "目标"], ["健康水平", "婴儿死亡率", "5‰"], ["", "5岁以下死亡率", "6‰"]]
    raw = read("pdf", drawn(together(
        lines((80, 740, "表1 主要指标")), grid(720, rows, merged=True), lines((80, 600, "注：以上为约束性指标。"))
    )))  # fmt: skip

    assert texts(raw) == [
        "表1 主要指标",
        "类别\t指标\t目标",
        "健康水平\t婴儿死亡率\t5‰",
        "\t5岁以下死亡率\t6‰",
        "注：以上为约束性指标。",
    ]
    assert raw.lines[3].cells == ((0, 0), (1, 8), (9, 11))


def test_header_of_a_table_that_runs_over_pages_stands_once(read: Read, drawn: Draw) -> None:
    raw = read("pdf", drawn(
        grid(720, [["指标", "目标"], ["婴儿死亡率", "5‰"]]), grid(720, [["指标", "目标"], ["贫血率", "10%"]])
    ))  # fmt: skip

    assert texts(raw) == ["指标\t目标", "婴儿死亡率\t5‰", "贫血率\t10%"]


def test_hidden_text_is_left_out_and_told(read: Read, drawn: Draw) -> None:
    def page(sheet: Any) -> None:
        lines((80, 700, "到2025年，覆盖率达到90%，并保持稳定。"))(sheet)
        sheet.setFillColorRGB(1, 1, 1)
        sheet.drawString(80, 650, "white orders")
        sheet.setFillColorRGB(0.1, 0.2, 0.4)
        sheet.rect(70, 590, 200, 30, fill=1)
        sheet.setFillColorRGB(1, 1, 1)
        sheet.drawString(80, 600, "深底白字，看得见。")
        sheet.setFillColorRGB(0, 0, 0)
        sheet.setFont("Helvetica", 0.5)
        sheet.drawString(80, 550, "tiny orders")
        sheet.setFont("Helvetica", 12)
        sheet.drawString(80, 2000, "far orders")
        sheet.drawString(80, 500, "ghost orders", mode=3)

    raw = read("pdf", drawn(page))

    assert texts(raw) == ["到2025年，覆盖率达到90%，并保持稳定。", "深底白字，看得见。"]
    assert [warning.en for warning in raw.warnings] == [
        "tiny text was left out: “tinyorders”",
        "off-page text was left out: “farorders”",
        "invisible text was left out: “ghostorders”",
        "white text was left out: “whiteorders”",
    ]


def test_turned_page(read: Read, drawn: Draw) -> None:
    def page(sheet: Any) -> None:
        sheet.setPageRotation(90)
        sheet.translate(595, 0)
        sheet.rotate(90)
        lines((80, 500, "横向页面，第一行。"), (80, 470, "第二行更长一些，也在这一页上。"))(sheet)

    assert texts(read("pdf", drawn(page))) == [
        "横向页面，第一行。",
        "第二行更长一些，也在这一页上。",
    ]


def test_encrypted_file_is_refused(drawn: Draw) -> None:
    data = drawn(lines((80, 700, "secret")), encrypt=StandardEncryption("password"))
    reply = parse("pdf", data)

    assert reply.what is not None
    assert reply.what.en == "the file is encrypted and needs a password"


def picture(width: int = 60) -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("RGB", (width, 60), (200, 200, 200)))


def test_scan_without_text_layer_names_the_extra(drawn: Draw) -> None:
    reply = read_pdf(drawn(lambda sheet: sheet.drawImage(picture(), 0, 0, 595, 842)))

    assert reply.raw is None
    assert reply.scanned == (1,)
    assert reply.what is not None
    assert reply.what.en == "the PDF has no text layer (a scan)"
    assert reply.remedy is not None
    assert (
        reply.remedy.en
        == 'scans are read with the optional extra: pip install "policy-assistant[ocr]"'
    )


def test_scanned_page_among_others_is_told(drawn: Draw) -> None:
    reply = read_pdf(drawn(
        lines((80, 700, "第一页有文字，可以读出。")), lambda sheet: sheet.drawImage(picture(), 0, 0, 595, 842)
    ))  # fmt: skip

    assert reply.scanned == (2,)
    assert reply.raw is not None
    assert [warning.en for warning in reply.raw.warnings] == ["page 2 has no usable text layer"]


def test_recognised_layer_over_a_scan_is_read(read: Read, drawn: Draw) -> None:
    def page(sheet: Any) -> None:
        sheet.drawImage(picture(), 0, 0, 595, 842)
        sheet.setFont(SONG, 12)
        sheet.drawString(80, 700, "扫描件上识别出的文字，不可见但可读。", mode=3)

    raw = read("pdf", drawn(page))

    assert texts(raw) == ["扫描件上识别出的文字，不可见但可读。"]
    assert raw.warnings == ()


def test_fonts_that_do_not_name_their_characters() -> None:
    content = b"BT /F1 12 Tf 72 700 Td <0102030405060708090A0B0C0D0E0F> Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Unknown >>",
    ]
    file = io.BytesIO(b"%PDF-1.4\n")
    file.seek(0, 2)
    for number, each in enumerate(objects, start=1):
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    file.write(b"trailer << /Root 1 0 R >>\n%%EOF")
    reply = parse("pdf", file.getvalue())

    assert reply.raw is None
    assert reply.what is not None


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"])
def test_damaged_file_is_refused(data: bytes) -> None:
    reply = parse("pdf", data)

    assert reply.what is not None
    assert reply.what.en == "the PDF is damaged and cannot be opened"
