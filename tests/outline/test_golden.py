"""Golden outlines: label, id, kind, path, heading, words, span, source lines, responsible bodies.

Every file under golden/ was read against its source by eye. After a change that is meant, write
them again with ``REGENERATE_OUTLINES=1 pytest tests/outline`` and review the difference.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.types import Outline

GOLDEN = Path(__file__).parent / "golden"
SHIPPED = (
    "fujian-children-2021",
    "fujian-maternal-2021",
    "fujian-notice-2022",
    "shaoxing-health-2023",
    "suqian-children-2021",
    "zhejiang-children-2021",
    "zhejiang-health-14th-fyp",
)
Read = Callable[[Path], tuple[Outline, ...]]


def test_regeneration_is_off() -> None:
    assert not os.environ.get("REGENERATE_OUTLINES")


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_outlines(
    name: str,
    shipped: dict[str, Outline],
    print_outline: Callable[[Outline], str],
    golden: Callable[[Path, str], None],
) -> None:
    golden(GOLDEN / f"{name}.tsv", print_outline(shipped[name]))


def test_every_shipped_document_has_a_golden_outline(shipped: dict[str, Outline]) -> None:
    assert tuple(sorted(shipped)) == SHIPPED
    assert tuple(sorted(path.stem for path in GOLDEN.glob("*.tsv"))) == SHIPPED


def test_outlines_of_documents_of_every_kind(
    document: Path,
    outlines: Read,
    print_outline: Callable[[Outline], str],
    golden: Callable[[Path, str], None],
) -> None:
    text = "\n".join(print_outline(each) for each in outlines(document))
    golden(GOLDEN / "documents" / f"{document.stem}.tsv", text)
