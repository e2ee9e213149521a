"""Tell what a file is by its first bytes, whatever its name says.

Signatures: the "File signature" tables of the formats' own specifications (PDF 32000-1 7.5.2, ZIP
APPNOTE 4.3.7, MS-CFB 2.2, PNG 5.2, RFC 1952 2.3.1).
"""

from assistant.errors import SourceError
from assistant.types import Text

_SIGNATURES = (
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97–2003 / OLE"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x7fELF", "ELF"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
)
_PDF_HEADER_WITHIN = 1024
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_NAMES = {"pdf": "PDF", "docx": "ZIP"}


def signature(data: bytes) -> str | None:
    """Return the name of the binary format that ``data`` begins like, or ``None``."""
    for magic, name in _SIGNATURES:
        if data.startswith(magic):
            return name
    head = data[:_PDF_HEADER_WITHIN]
    if b"%PDF-" in head:
        return "PDF"
    return "EXE" if head.startswith(b"MZ") and b"\x00" in head else None


def check_kind(kind: str, name: str, data: bytes) -> None:
    """Refuse a file whose bytes are not of the ``kind`` that its name promises.

    :param kind: ``pdf``, ``docx``, ``html`` or ``text``.
    :raises SourceError: it is empty, or of another kind.
    """
    if not data:
        raise SourceError(Text(zh="文件是空的", en="the file is empty"), where=name)
    found = signature(data)
    if found == _NAMES.get(kind):
        return
    if kind == "docx" and _ENCRYPTED_PACKAGE in data:
        raise encrypted(name)
    if found is None:
        what = Text(
            zh=f"文件内容不是 {kind.upper()}",
            en=f"the file does not hold a {kind.upper()} document",
        )
    else:
        what = Text(
            zh=f"文件名与内容不符：内容是 {found} 格式",
            en=f"the name does not match the content, which is {found}",
        )
    raise SourceError(
        what,
        where=name,
        remedy=Text(
            zh="请改正扩展名，或另存为受支持的格式",
            en="correct the extension or save it in a supported format",
        ),
    )


def encrypted(name: str) -> SourceError:
    """Return the error for a file that only a password opens."""
    return SourceError(
        Text(zh="文件已加密，需要密码", en="the file is encrypted and needs a password"),
        where=name,
        remedy=Text(zh="请提供未加密的副本", en="supply a copy without a password"),
    )
