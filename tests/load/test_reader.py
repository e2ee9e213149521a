import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import SourceError
from assistant.load import READERS, load, supported
from assistant.load.reader import display_name


def test_formats() -> None:
    assert sorted(READERS) == [
        ".docx", ".htm", ".html", ".markdown", ".md", ".pdf", ".text", ".txt", ".xhtml"
    ]  # fmt: skip
    assert supported(Path("计划.PDF"))
    assert not supported(Path("plan.docm"))


def test_text_is_read_in_process_with_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("一、目标\n到2025\u200b年。\n", encoding="utf-8")
    raw = load(path)

    assert [line.text for line in raw.lines] == ["一、目标", "到2025\u200b年。"]
    assert raw.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [warning.en for warning in raw.warnings] == ["1 zero-width characters were left out"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docm", b"PK", "the file holds macros and is not read (a.docm). save it as .docx, without macros."),
        ("a.xlsx", b"PK", "unsupported file type “.xlsx” (a.xlsx). supported types: .docx .htm .html .markdown"
         " .md .pdf .text .txt .xhtml."),
        ("a.txt", b"", "the file is empty (a.txt)."),
        ("a.txt", b"\xe2\x80\x8b\n \n", "the file holds no text (a.txt)."),
        ("a.md", b"\x7fELF\x02", "the name does not match the content, which is ELF (a.md). correct the"
         " extension or save it in a supported format."),
        ("a.html", b"<html><p style='display:none'>x</p>", "the file holds no text (a.html)."),
    ],
)  # fmt: skip
def test_refusals(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(SourceError) as caught:
        load(path)

    assert caught.value.in_language("en") == message
    assert "\n" not in caught.value.in_language("zh")


def test_missing_file_and_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()

    with pytest.raises(SourceError, match="No such file"):
        load(tmp_path / "nothing.txt")
    with pytest.raises(SourceError, match=r"it is not a regular file \(folder\.txt\)"):
        load(tmp_path / "folder.txt")


def test_names_cannot_write_over_a_message() -> None:
    assert display_name(Path("a\x1b[2J\n\u202etxt.pdf")) == "a_[2J__txt.pdf"
    assert display_name(Path("健康" * 100)) == "健康" * 59 + "健…"


def test_importing_the_room_imports_no_parser() -> None:
    code = (
        "import sys, assistant.load;"
        "print([n for n in ('lxml', 'docx', 'pypdfium2', 'pdfplumber', 'rapidocr') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
