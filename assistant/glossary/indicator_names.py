"""English names of the indicators, and of the conditions on them, that the shipped documents print."""

from collections.abc import Mapping
from pathlib import Path

from assistant.tsv import read_tsv, refuse
from assistant.types import Text

COLUMNS = ("zh", "en")


def load_indicator_names(path: Path) -> Mapping[str, str]:
    """Read the tab-separated names at ``path``: the English ones, by the words of the document.

    :raises CorpusError: if the file cannot be read, or naming together all lines with an empty
        name or with words that an earlier line has named.
    """
    names: dict[str, str] = {}
    wrong: list[tuple[int, Text]] = []
    for line, (zh, en) in read_tsv(path, COLUMNS):
        if not (zh and en):
            wrong.append((line, Text(zh="名称为空", en="empty name")))
        elif zh in names:
            wrong.append((line, Text(zh=f"重复：{zh}", en=f"named twice: {zh}")))
        names[zh] = en
    refuse(path, wrong)
    return names
