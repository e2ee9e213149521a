"""The lines of a JSON Lines file."""

from collections.abc import Iterator
from pathlib import Path

from assistant.errors import CorpusError
from assistant.types import Text


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of the file at ``path`` with their numbers, from 1; a missing file has none.

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
    yield from enumerate(text.split("\n") if text else [], start=1)
