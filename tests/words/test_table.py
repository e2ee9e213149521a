from pathlib import Path

import pytest

from assistant.words.table import SortedTable

LINES = "\thead\na\t1\nab\t2\nac\t3\nb\t4\nb超\t5\n儿\t6\n儿童\t7\n儿童医院\t8\n院\t9\n𠀀\t10\n"


@pytest.fixture
def table(tmp_path: Path) -> SortedTable:
    path = tmp_path / "words.tsv"
    path.write_text(LINES, encoding="utf-8")
    return SortedTable(path)


def test_every_key_has_its_value(table: SortedTable) -> None:
    assert dict(table.items()) == dict(line.split("\t") for line in LINES.splitlines())
    assert len(table) == 11


@pytest.mark.parametrize("key", ["aa", "abc", "A", "童", "儿童医", "\U0010ffff", "\ud800", "9"])
def test_other_keys_are_unknown(table: SortedTable, key: str) -> None:
    assert key not in table
    assert table.get(key) is None


def test_only_the_lines_that_begin_alike_are_read(table: SortedTable) -> None:
    assert table.part("儿科") == {"儿": "6", "儿童": "7", "儿童医院": "8"}
    assert table.part("abc") == {"ab": "2"}
    assert table.part("a") == {"a": "1"}


def test_a_value_may_hold_tabs(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("a\t1\t2\n", encoding="utf-8")
    assert SortedTable(path)["a"] == "1\t2"
