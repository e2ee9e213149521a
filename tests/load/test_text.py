from pathlib import Path

import pytest

from assistant.errors import SourceError
from assistant.load import READERS, load, supported
from assistant.load.text import decode, read_markdown, read_text

TEXT = "一、目标\n到2025年，筛查率达到90%以上。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert load(path).text == TEXT


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_both_byte_orders(mark: bytes, encoding: str) -> None:
    assert decode("plan.txt", mark + TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"\x7fELF" + bytes(100),
        b"\xff\xfe\x00",
        bytes(1000),
    ],
)
def test_binary_files_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"\(plan.txt\)"):
        load(path)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\ufeff".encode(), "　\n".encode()])
def test_files_without_text_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"holds no text|is empty"):
        load(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"cannot be read \(none.txt: No such file"):
        load(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(SourceError, match=r"folder.txt"):
        load(tmp_path / "folder.txt")


def test_an_unknown_kind_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "plan.xyz"
    path.write_text("x")
    with pytest.raises(SourceError, match=r"unsupported file type “.xyz”") as raised:
        load(path)
    assert ".txt" in str(raised.value)
    assert not supported(path)


def test_names_are_judged_without_case() -> None:
    assert supported(Path("PLAN.TXT"))
    assert {".txt", ".text", ".md", ".markdown"} <= set(READERS)


def test_lines_know_their_offsets_whatever_the_line_ending() -> None:
    raw = read_text("plan.txt", "一\r\n二\r三\n四".encode())
    assert [(line.text, line.number, line.start) for line in raw.lines] == [
        ("一", 1, 0), ("二", 2, 3), ("三", 3, 5), ("四", 4, 7),
    ]  # fmt: skip


def test_a_form_feed_turns_the_page() -> None:
    raw = read_text("plan.txt", "一\n二\f三\n".encode())
    assert [(line.text, line.page) for line in raw.lines] == [("一", 1), ("二", 1), ("三", 2)]


def test_markdown_headings_have_levels() -> None:
    raw = read_markdown("plan.md", b"# Plan #\n\n### 1. Goals\n#no heading\n")
    assert [(line.text, line.level, line.number) for line in raw.lines] == [
        ("Plan", 1, 1), ("", None, 2), ("1. Goals", 3, 3), ("#no heading", None, 4),
    ]  # fmt: skip
    for line in raw.lines:
        assert raw.text[line.start : line.start + len(line.text)] == line.text


def test_markdown_tables_become_rows_without_their_rule() -> None:
    raw = read_markdown("plan.md", "| 指标 | 值 |\n|---|:--:|\n| 托位 | 4.6 |\n".encode())
    cells = [[line.text[a:b].strip() for a, b in line.cells] for line in raw.lines]
    assert cells == [["指标", "值"], ["托位", "4.6"]]
    assert [line.number for line in raw.lines] == [1, 3]


def test_plain_text_has_pipe_tables_only_with_a_rule() -> None:
    with_rule = read_text("plan.txt", b"| a | b |\n|---|---|\n| 1 | 2 |\n")
    without = read_text("plan.txt", b"| a | b |\n| 1 | 2 |\n")
    assert [len(line.cells) for line in with_rule.lines] == [2, 2]
    assert [len(line.cells) for line in without.lines] == [0, 0]


def test_block_quotes_lose_their_mark() -> None:
    raw = read_markdown("plan.md", "> 资料来源：统计局\n".encode())
    assert raw.lines[0].text == "资料来源：统计局"
    assert raw.lines[0].start == 2


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"abc")
    assert load(path).sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_front_matter_and_fences_are_left_out() -> None:
    raw = read_markdown("plan.md", b"---\ntitle: x\n---\n# Plan\n```\ncode\n```\n---\n")
    assert [(line.text, line.number) for line in raw.lines] == [("Plan", 4), ("code", 6)]
