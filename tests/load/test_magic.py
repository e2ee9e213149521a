import pytest

from assistant.errors import SourceError
from assistant.load.magic import check_kind, signature

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\n\n%PDF-1.4", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (OLE, "Word 97–2003 / OLE"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"MZ\x90\x00", "EXE"),
        (b"MZ is how this text begins", None),
        ("一、总体要求".encode(), None),
        (b"", None),
    ],
)
def test_signature(data: bytes, name: str | None) -> None:
    assert signature(data) == name


@pytest.mark.parametrize(
    ("kind", "data"),
    [("pdf", b"%PDF-1.7"), ("docx", b"PK\x03\x04"), ("html", b"<p>"), ("text", b"x")],
)
def test_right_kind_passes(kind: str, data: bytes) -> None:
    check_kind(kind, "plan", data)


@pytest.mark.parametrize(
    ("kind", "data", "message"),
    [
        ("text", b"", "the file is empty (plan)."),
        ("text", b"%PDF-1.7", "the name does not match the content, which is PDF (plan). correct the"
         " extension or save it in a supported format."),
        ("pdf", b"words", "the file does not hold a PDF document (plan). correct the"
         " extension or save it in a supported format."),
        ("docx", OLE + "EncryptedPackage".encode("utf-16-le"),
         "the file is encrypted and needs a password (plan). supply a copy without a password."),
    ],
)  # fmt: skip
def test_wrong_kind_is_refused(kind: str, data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        check_kind(kind, "plan", data)

    assert caught.value.in_language("en") == message
