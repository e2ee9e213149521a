from assistant.load.builder import RawBuilder, excerpt, joined, one_line


def test_lines_know_their_offsets_and_inserted_markers() -> None:
    builder = RawBuilder()
    builder.line("总体要求", 1, level=1, inserted="一、")
    builder.line("  \n ", 2)
    builder.line("到2025年", 3, page=2)
    raw = builder.build("plan.docx")

    assert raw.text == "总体要求\n到2025年\n"
    first, second = raw.lines
    assert (first.text, first.start, first.inserted, first.level) == ("一、总体要求", 0, 2, 1)
    assert (second.text, second.start, second.page, second.number) == ("到2025年", 5, 2, 3)


def test_row_keeps_empty_cells() -> None:
    builder = RawBuilder()
    builder.row(["", "婴儿死亡率", ""], 4)
    builder.row(["", " "], 5)
    (line,) = builder.build("").lines

    assert line.text == "\t婴儿死亡率\t"
    assert line.cells == ((0, 0), (1, 6), (7, 7))


def test_box_is_written_as_dumps_write_it() -> None:
    builder = RawBuilder()
    builder.box(["专栏1 体系", "", "1.建设。"], 1)

    assert [line.text for line in builder.build("").lines] == ["\t专栏1 体系", "1.建设。", "", ""]


def test_hidden_text_is_told_in_words_and_then_by_number() -> None:
    builder = RawBuilder()
    builder.warn_hidden([f"第{n}处" for n in range(10)])
    warnings = builder.build("").warnings

    assert warnings[0].zh == "隐藏文字未采用：“第0处”"
    assert warnings[-1].en == "2 more pieces of hidden text were left out"
    assert len(warnings) == 9


def test_joined_puts_spaces_between_latin_words_only() -> None:
    assert joined(["规划", "目标", "", "per 1,000", "births"]) == "规划目标per 1,000 births"


def test_one_line_and_excerpt() -> None:
    assert one_line(" a\tb\u2028c\ud800 ") == "a b c\ufffd"
    assert excerpt("x\x1b[31m" + "y" * 50, 5) == "x [31…"
