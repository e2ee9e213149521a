"""No input gives a traceback, a hang or silent empty text, and what is read is outlined whole.

``LOAD_FUZZ_EXAMPLES=20000 pytest tests/load/test_fuzz.py`` runs longer than the suite does.
"""

import functools
import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.clean import clean
from assistant.errors import SourceError
from assistant.load import Raw, load, sandbox
from assistant.load.child import parse
from assistant.load.invisible import has_visible_text
from assistant.outline import outline

EXAMPLES = int(os.environ.get("LOAD_FUZZ_EXAMPLES", "600"))
LONGEST = 30.0
SCRAPS = [
    b"", b"\x00", b"\xff\xfe", b"<", b"</", b"<table>", b"<td colspan=99999 rowspan=99999>", b"<div>" * 300,
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<w:tbl>", b"<w:p>", b"</w:p>", b"<w:numPr/>", b'w:val="-1"',
    b'w:val="999999999"', b"/Length 999999999", b"stream", b"endobj", b"[0 0 0 0]", b"BT", b"Tj", b"1 0 R",
    b"99999999999999999999", b"-", b"\xf3\xa0\x80\x81", "　".encode(), "一、".encode(), b"style='display:none'",
]  # fmt: skip

Edit = tuple[float, int, bytes]
EDITS = st.lists(
    st.tuples(
        st.floats(0, 1), st.integers(0, 200), st.sampled_from(SCRAPS) | st.binary(max_size=8)
    ),
    max_size=8,
)
CASES = st.tuples(st.sampled_from([".docx", ".pdf", ".html", ".txt", ".md"]), st.booleans(), EDITS)


def edited(data: bytes, edits: list[Edit]) -> bytes:
    """Put scraps in the place of stretches of ``data``."""
    for place, length, scrap in edits:
        start = int(place * len(data))
        data = data[:start] + scrap + data[start + length :]
    return data


def edited_parts(data: bytes, edits: list[Edit]) -> bytes:
    """Edit the XML parts of a Word document and pack it again, so that its parsers see the edits."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            inner = source.read(name)
            changed = name in {"word/document.xml", "word/numbering.xml", "word/styles.xml"}
            target.writestr(name, edited(inner, edits) if changed else inner)
    return file.getvalue()


def outcome(path: Path) -> Raw | SourceError:
    try:
        return load(path)
    except SourceError as error:
        return error


@functools.cache
def seeds() -> dict[str, bytes]:
    from reportlab.pdfgen import canvas

    document: Any = docx.Document()
    document.add_heading("一、总体要求", 1)
    document.add_paragraph("到2025年，覆盖率达到90%。", style="List Number")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "指标"
    word = io.BytesIO()
    document.save(word)
    file = io.BytesIO()
    sheet = canvas.Canvas(file, pageCompression=0)
    for page in range(2):
        sheet.drawString(72, 700, f"{page + 1}. Every newborn is screened within two days.")
        sheet.rect(72, 600, 200, 50)
        sheet.line(72, 625, 272, 625)
        sheet.showPage()
    sheet.save()
    page = (
        "<html><head><title>健康方案</title><style>.a{display:none}</style></head><body><div class='nav'><a>首页</a>"
        "</div><div id='zoom'><h1>健康方案</h1><p class='a'>隐藏</p><p>到2025年，覆盖率达到90%。</p><ol><li>加强领导。"
        "</ol><table><tr><th rowspan=2>指标<td>目标</tr><tr><td>5‰</table></div></body></html>"
    )
    text = "健康方案\n一、总体要求\n到2025年，覆盖率达到90%。\n"
    return {
        ".docx": word.getvalue(), ".pdf": file.getvalue(), ".html": page.encode(), ".txt": text.encode(),
        ".md": f"# {text}|a|b|\n|-|-|\n".encode(),
    }  # fmt: skip


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(case=CASES)
def test_every_input_is_read_or_refused_in_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    case: tuple[str, bool, list[Edit]],
) -> None:
    suffix, inside, edits = case
    # The parsers run in this process, since a child for every example would take an hour.
    monkeypatch.setattr(sandbox, "run", lambda kind, _name, data, _limits: parse(kind, data))
    change: Callable[[bytes, list[Edit]], bytes] = (
        edited_parts if inside and suffix == ".docx" else edited
    )
    path = tmp_path / f"fuzzed{suffix}"
    path.write_bytes(change(seeds()[suffix], edits))
    start = time.monotonic()
    found = outcome(path)
    assert time.monotonic() - start < LONGEST
    if isinstance(found, SourceError):
        assert "\n" not in found.in_language("zh") + found.in_language("en")
        return
    assert has_visible_text(found.text)
    for each in outline(found, clean(found)):
        own = "".join(each.own_text(clause) for clause in each.clauses)
        assert own.replace("\n", "") == each.text.replace("\n", "")
    for line in found.lines:
        own = line.text[line.inserted :]
        assert found.text[line.start : line.start + len(own)] == own
        assert all(0 <= left <= right <= len(line.text) for left, right in line.cells)


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html"])
@pytest.mark.parametrize("length", [0, 1, 64, 512])
def test_cut_files_are_refused_by_the_real_child(tmp_path: Path, suffix: str, length: int) -> None:
    path = tmp_path / f"cut{suffix}"
    path.write_bytes(seeds()[suffix][:length])
    found = outcome(path)

    assert path.name in found.in_language("en") if isinstance(found, SourceError) else found.text
