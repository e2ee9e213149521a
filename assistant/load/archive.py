"""Judge a zip container by its central directory before anything in it is unpacked."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from assistant.errors import SourceError
from assistant.load.magic import encrypted
from assistant.types import Text

MAX_ENTRIES = 4096
MAX_UNPACKED = 256 << 20
MAX_RATIO = 200
_SMALL = 1 << 20
_ENCRYPTED_FLAG = 0x1
_MACROS = "vbaproject.bin"
_DECLARATIONS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)

# What zipfile lets through of its own when bytes are wrong: NotImplementedError for a method of
# compression nobody knows, zlib.error for a broken stream, ValueError for a wrong offset or name.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError,
)  # fmt: skip


def check_archive(data: bytes, required: str) -> None:
    """Refuse a container that is damaged, encrypted, a bomb, or holds macros or tricks with names.

    XML parts of such containers never declare document types (ECMA-376 part 2, 8.1.4), so one that
    does is refused before an XML parser sees it.

    :param required: the part without which the container is not the format it claims to be.
    :raises SourceError: any of these.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_directory(entries, required)
            for entry in entries:
                if entry.filename.lower().endswith((".xml", ".rels")):
                    _check_declarations(archive.read(entry))
    except _DAMAGE as error:
        raise SourceError(Text(zh="压缩容器已损坏", en="the zip container is damaged")) from error


def _check_directory(entries: list[zipfile.ZipInfo], required: str) -> None:
    names = [entry.filename for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or any(map(_inflated, entries)):
        raise SourceError(
            Text(
                zh=f"疑似压缩炸弹：{len(entries)} 个条目，解压后 {unpacked:,} 字节",
                en=f"it looks like a zip bomb: {len(entries)} entries, {unpacked:,} bytes unpacked",
            )
        )
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise encrypted("")
    if len({name.lower() for name in names}) < len(names) or any(map(_is_trick, names)):
        raise SourceError(
            Text(
                zh="压缩容器中的条目名称重复或指向容器之外",
                en="names in the zip container repeat or point outside it",
            )
        )
    if any(PurePosixPath(name).name.lower() == _MACROS for name in names):
        raise macros()
    if required not in names:
        raise SourceError(
            Text(
                zh=f"不是 Word 文档（缺少 {required}）",
                en=f"it is no Word document ({required} is missing)",
            )
        )


def macros() -> SourceError:
    """Return the error for a document that carries programs."""
    return SourceError(
        Text(zh="文件含有宏，不予读取", en="the file holds macros and is not read"),
        remedy=Text(zh="请另存为不含宏的 .docx", en="save it as .docx, without macros"),
    )


def _inflated(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def _is_trick(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name or "\x00" in name


def _check_declarations(part: bytes) -> None:
    if any(mark in part for mark in _DECLARATIONS):
        raise SourceError(
            Text(
                zh="XML 中有文档类型或实体声明（疑似 XML 炸弹）",
                en="its XML declares document types or entities (it looks like an XML bomb)",
            )
        )
