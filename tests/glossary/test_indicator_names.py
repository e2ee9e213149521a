from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.glossary import load_indicator_names
from assistant.resources import indicator_names_file


def test_the_shipped_names() -> None:
    names = load_indicator_names(indicator_names_file())
    assert names["核定儿科床位数"] == "number of approved paediatric beds"
    assert names["每年"] == "each year"


def test_wrong_lines_are_named_together(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("zh\ten\n甲\tone\n乙\t\n甲\tanother\n", encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        load_indicator_names(path)
    assert "line 3: empty name; line 4: named twice: 甲" in str(caught.value)
