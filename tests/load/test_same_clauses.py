"""A document gives the same clauses whether it comes as text, Word, web page or PDF."""

import re
from pathlib import Path

import pytest

from assistant.clean import clean
from assistant.load import load
from assistant.outline import outline
from assistant.resources import corpus_folder
from benchmarks.printing import PRINTERS, groups

SOURCE = "zhejiang-children-2021-2025"
SPACES = re.compile(r" +")


def clauses(path: Path) -> list[tuple[str, str, str, str]]:
    """Return id, kind, label and own text of every clause; runs of spaces are layout, not text."""
    raw = load(path)
    (found,) = outline(raw, clean(raw))
    return [
        (
            each.id,
            each.kind,
            each.label,
            SPACES.sub(" ", found.own_text(each)).replace("指 标 名 称", "指标名称"),
        )
        for each in found.clauses
    ]


@pytest.mark.parametrize("suffix", PRINTERS)
def test_same_clauses(tmp_path: Path, suffix: str) -> None:
    source = corpus_folder() / "sources" / f"{SOURCE}.txt"
    path = tmp_path / f"{SOURCE}{suffix}"
    path.write_bytes(PRINTERS[suffix](list(groups(clean(load(source)).lines))))

    expected = clauses(source)
    assert len(expected) > 100
    assert clauses(path) == expected
