"""Choose the loader of a file by its name and run it."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from assistant.errors import SourceError
from assistant.load.raw import Raw
from assistant.load.text import read_markdown, read_text
from assistant.types import Text

READERS: dict[str, Callable[[str, bytes], Raw]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
}


def supported(path: Path) -> bool:
    """Return whether a loader exists for ``path``, judging by its name."""
    return path.suffix.lower() in READERS


def load(path: Path) -> Raw:
    """Read the file at ``path``.

    :raises SourceError: the file is missing, of an unsupported kind, binary, or without text.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise SourceError(
            Text(
                zh=f"不支持的文件类型“{path.suffix}”",
                en=f"unsupported file type “{path.suffix}”",
            ),
            where=path.name,
            remedy=Text(
                zh="可用类型：" + " ".join(sorted(READERS)),
                en="supported types: " + " ".join(sorted(READERS)),
            ),
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            Text(zh="无法读取文件", en="the file cannot be read"),
            where=f"{path.name}: {error.strerror}",
        ) from error
    raw = reader(path.name, data)
    if not raw.text.strip():
        raise SourceError(
            Text(zh="文件中没有文字", en="the file holds no text"), where=path.name
        )
    return raw.model_copy(update={"sha256": hashlib.sha256(data).hexdigest()})
