"""Files that are cut off are read or refused by the real child, in one line."""

from pathlib import Path

import pytest

from assistant.clean import clean
from assistant.errors import SourceError
from assistant.load import load
from benchmarks.inputs import FIXTURES
from benchmarks.printing import PRINTERS, groups

LINES = tuple(groups(clean(load(FIXTURES / "prose.txt")).lines))


@pytest.mark.parametrize("suffix", PRINTERS)
@pytest.mark.parametrize("length", [0, 1, 64, 512])
def test_cut_files_are_refused_by_the_real_child(tmp_path: Path, suffix: str, length: int) -> None:
    path = tmp_path / f"cut{suffix}"
    path.write_bytes(PRINTERS[suffix](list(LINES))[:length])
    try:
        assert load(path).text
    except SourceError as error:
        message = error.in_language("zh") + error.in_language("en")
        assert path.name in message
        assert "\n" not in message
