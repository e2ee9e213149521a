from assistant.load.pdf.glyphs import Glyph
from assistant.load.pdf.lines import columns, lines_of


def row(text: str, left: float, top: float, advance: float = 10.0) -> list[Glyph]:
    """Set a line of glyphs ten points high; a space moves on without one."""
    return [
        Glyph(char, left + advance * place, top, left + advance * (place + 1), top + 10)
        for place, char in enumerate(text)
        if char != " "
    ]


def test_glyphs_of_one_height_are_a_line() -> None:
    found = lines_of(row("第二行", 0, 20) + row("第一行", 0, 0) + row("²", 30, 1, advance=4))

    assert [line.text for line in found] == ["第一行²", "第二行"]
    assert (found[0].left, found[0].top, found[0].right, found[0].bottom) == (0, 0, 34, 11)


def test_gaps_between_words_are_spaces_and_between_han_only_wide_ones() -> None:
    (latin,) = lines_of(row("to 2025", 0, 0, advance=5))
    (han,) = lines_of(row("到", 0, 0) + row("年", 13, 0) + row("底", 35, 0))

    assert latin.text == "to 2025"
    assert latin.first_word == 10
    assert han.text == "到年 底"
    assert han.spans == ((0, 23), (35, 45))


def test_spaces_that_the_file_prints_are_kept() -> None:
    glyphs = [Glyph("到", 0, 0, 10, 10), Glyph("2", 11, 0, 16, 10, spaced=True)]

    assert lines_of(glyphs)[0].text == "到 2"


def test_columns_need_well_filled_lines_on_both_sides() -> None:
    left = [glyph for n in range(5) for glyph in row("左栏文字写满一行", 0, 20 * n)]
    right = [glyph for n in range(5) for glyph in row("右栏文字写满一行", 100, 20 * n)]
    ragged = [
        glyph for n in range(5) for glyph in row("值" if n else "右边的长栏头一个", 100, 20 * n)
    ]

    assert [[line.text for line in block] for block in columns(left + right, 200)] == [
        ["左栏文字写满一行"] * 5,
        ["右栏文字写满一行"] * 5,
    ]
    assert len(columns(left + ragged, 200)) == 1
