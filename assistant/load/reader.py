"""Choose the loader of a file by its name and run it."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from assistant.errors import SourceError
from assistant.load.archive import macros
from assistant.load.invisible import has_visible_text, invisible_warnings
from assistant.load.magic import check_kind
from assistant.load.raw import Raw
from assistant.load.sandbox import isolated
from assistant.load.text import read_markdown, read_text
from assistant.types import Text

Reader = Callable[[str, bytes], Raw]

MAX_BYTES = 128 << 20
_MAX_NAME = 120
_MACRO_FORMATS = frozenset({".docm", ".dotm"})


def _as_text(read: Reader) -> Reader:
    """Return ``read`` with a check that the bytes are not of a binary format under a wrong name."""

    def checked(name: str, data: bytes) -> Raw:
        check_kind("text", name, data)
        return read(name, data)

    return checked


READERS: dict[str, Reader] = {
    ".txt": _as_text(read_text),
    ".text": _as_text(read_text),
    ".md": _as_text(read_markdown),
    ".markdown": _as_text(read_markdown),
    ".html": isolated("html"),
    ".htm": isolated("html"),
    ".xhtml": isolated("html"),
    ".docx": isolated("docx"),
    ".pdf": isolated("pdf"),
}


def supported(path: Path) -> bool:
    """Return whether a loader exists for ``path``, judging by its name."""
    return path.suffix.lower() in READERS


def load(path: Path) -> Raw:
    """Read the file at ``path``; formats other than text are parsed in a limited child process.

    What is invisible to a reader of the file is left out (by the loader, or by cleaning) and told
    in :attr:`Raw.warnings`.

    :raises SourceError: the file is missing, too large, of an unsupported kind or of another than
        its name says, encrypted, damaged, hostile, or without text.
    """
    name = display_name(path)
    reader = _reader(path, name)
    data = read_bytes(path, name)
    raw = reader(name, data)
    if not has_visible_text(raw.text):
        raise SourceError(Text(zh="文件中没有文字", en="the file holds no text"), where=name)
    warnings = (*raw.warnings, *invisible_warnings(raw.text))
    return raw.model_copy(update={"sha256": hashlib.sha256(data).hexdigest(), "warnings": warnings})


def display_name(path: Path) -> str:
    """Return a file's name fit for one line of a message: no control or bidirectional characters."""
    plain = "".join(char if char.isprintable() else "_" for char in path.name)
    return plain if len(plain) <= _MAX_NAME else plain[: _MAX_NAME - 1] + "…"


def _reader(path: Path, name: str) -> Reader:
    suffix = path.suffix.lower()
    if suffix in READERS:
        return READERS[suffix]
    if suffix in _MACRO_FORMATS:
        error = macros()
        raise SourceError(error.what, where=name, remedy=error.remedy)
    shown = Path(name).suffix
    raise SourceError(
        Text(zh=f"不支持的文件类型“{shown}”", en=f"unsupported file type “{shown}”"),
        where=name,
        remedy=Text(
            zh="可用类型：" + " ".join(sorted(READERS)),
            en="supported types: " + " ".join(sorted(READERS)),
        ),
    )


def read_bytes(path: Path, name: str) -> bytes:
    """Return the bytes of a file.

    :param name: what to call it in a message.
    :raises SourceError: it is missing, too large or no regular file.
    """
    try:
        # A pipe or a device would be waited for without end.
        if path.exists() and not path.is_file():
            raise SourceError(Text(zh="不是普通文件", en="it is not a regular file"), where=name)
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(
                Text(zh=f"文件过大：{size:,} 字节", en=f"the file is too large: {size:,} bytes"),
                where=name,
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(
            Text(zh="无法读取文件", en="the file cannot be read"), where=f"{name}: {reason}"
        ) from error
