"""The lines of a JSON Lines file."""

from collections.abc import Iterator
from pathlib import Path

from assistant.errors import CorpusError
from assistant.types import Text


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of ``path`` that are not blank, numbered from 1; a missing file has none.

    :raises CorpusError: the file is not UTF-8.
    """
    if not path.is_file():
        return
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError(
            Text(zh="文件不是 UTF-8 文本", en="the file is not UTF-8 text"),
            where=path.name,
            remedy=Text(zh="请另存为 UTF-8", en="save it as UTF-8"),
        ) from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line
