import io
import zipfile
from collections.abc import Callable

import pytest

from assistant.errors import SourceError
from assistant.load.archive import check_archive

PART = "word/document.xml"


def archive(*entries: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in entries:
            target.writestr(name, data)
    return file.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        check_archive(data, PART)
    return caught.value.in_language("en")


def test_sound_archive_passes() -> None:
    check_archive(archive((PART, b"<w:document/>"), ("word/media/picture.png", b"\x89PNG")), PART)


def test_bomb_is_refused_by_ratio() -> None:
    assert refusal(archive((PART, b"x"), ("bomb.bin", bytes(4 << 20)))) == (
        "it looks like a zip bomb: 2 entries, 4,194,305 bytes unpacked."
    )


def test_bomb_is_refused_by_entries() -> None:
    assert "zip bomb: 4097 entries" in refusal(archive(*((f"{n}.txt", b"") for n in range(4097))))


def test_size_is_taken_from_the_directory_not_by_unpacking() -> None:
    data = bytearray(archive((PART, b"<w:document/>")))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (3 << 30).to_bytes(4, "little")

    assert "3,221,225,472 bytes unpacked" in refusal(bytes(data))


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "a\\..\\..\\b", "C:/x", "WORD/document.xml"]
)
def test_tricks_with_names_are_refused(name: str) -> None:
    assert refusal(archive((PART, b""), (name, b""))) == (
        "names in the zip container repeat or point outside it."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_declarations_are_refused(encoding: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'

    assert "XML bomb" in refusal(archive((PART, bomb.encode(encoding))))


def test_macros_are_refused() -> None:
    assert refusal(archive((PART, b""), ("word/vbaProject.bin", b""))) == (
        "the file holds macros and is not read. save it as .docx, without macros."
    )


def test_other_containers_are_refused() -> None:
    assert refusal(archive(("xl/workbook.xml", b""))) == (
        "it is no Word document (word/document.xml is missing)."
    )


def cut(data: bytes) -> bytes:
    return data[:-40]


def with_broken_stream(data: bytes) -> bytes:
    start = data.index(PART.encode()) + len(PART)
    return data[:start] + b"\xff" * 8 + data[start + 8 :]


def with_unknown_compression(data: bytes) -> bytes:
    at = data.rindex(b"PK\x01\x02") + 10
    return data[:at] + b"\x63\x00" + data[at + 2 :]


def with_offset_before_the_file(data: bytes) -> bytes:
    at = data.rindex(b"PK\x05\x06") + 16
    return data[:at] + b"\xff\xff\x00\x00" + data[at + 4 :]


def with_name_not_utf8(data: bytes) -> bytes:
    at = data.rindex(b"PK\x01\x02")
    flagged = data[: at + 8] + b"\x00\x08" + data[at + 10 :]
    return flagged[: at + 46] + b"\xff" + flagged[at + 47 :]


@pytest.mark.parametrize(
    "damage",
    [
        cut, with_broken_stream, with_unknown_compression, with_offset_before_the_file,
        with_name_not_utf8,
    ],
)  # fmt: skip
def test_damaged_container_is_refused(damage: Callable[[bytes], bytes]) -> None:
    assert refusal(damage(archive((PART, b"words " * 99)))) == "the zip container is damaged."
