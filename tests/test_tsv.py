from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.tsv import read_tsv


def test_rows_come_with_their_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_bytes("a\tb\r\n1\t 二 \r\n\r\n3\t\r\n".encode())
    assert read_tsv(path, ("a", "b")) == [(2, ("1", "二")), (4, ("3", ""))]


def test_a_row_may_end_in_empty_cells_and_no_newline(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_text("a\tb\n1\t", encoding="utf-8")
    assert read_tsv(path, ("a", "b")) == [(2, ("1", ""))]


def test_bytes_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(CorpusError, match="cannot be read"):
        read_tsv(path, ("a",))


def test_every_wrong_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_text("a\tb\n1\n2\t3\n4\t5\t6\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="line 2: wrong number of cells; line 4: wrong number"):
        read_tsv(path, ("a", "b"))
