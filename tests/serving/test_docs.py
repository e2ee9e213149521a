"""The examples in docs/api.md, run as they stand against a real server."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"
WRITTEN = "http://127.0.0.1:7860"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(name: str) -> list[tuple[str, str, str | None]]:
    """Return the language, the text and the promised JSON of each example."""
    blocks = [(m[1], m[2]) for m in _BLOCK.finditer((DOCS / name).read_text("utf-8"))]
    after = [*blocks[1:], ("", "")]
    return [
        (kind, text, follower[1] if follower[0] == "json" else None)
        for (kind, text), follower in zip(blocks, after, strict=True)
        if kind in {"bash", "python"}
    ]


def holds(actual: Any, promised: Any) -> bool:
    """Return whether ``actual`` has everything that ``promised`` shows; it may have more."""
    if isinstance(promised, dict):
        return all(k in actual and holds(actual[k], v) for k, v in promised.items())
    if isinstance(promised, list):
        return len(actual) >= len(promised) and all(map(holds, actual, promised))
    return bool(actual == promised)


def run(kind: str, text: str, address: str, index: Path) -> str:
    script = text.replace(WRITTEN, address).replace(
        "Assistant.open()", f"Assistant.open(__import__('pathlib').Path({str(index)!r}))"
    )
    command = ["bash", "-ec", script] if kind == "bash" else [sys.executable, "-c", script]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONPATH": str(DOCS.parent), "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("kind", "text", "promised"), examples("api.md"))
def test_example(
    kind: str, text: str, promised: str | None, address: str, shipped_index: Path
) -> None:
    printed = run(kind, text, address, shipped_index)

    if promised:
        assert holds(json.loads(printed), json.loads(promised)), printed
    else:
        assert "4‰" in printed or json.loads(printed)


def test_both_languages_show_the_same_examples() -> None:
    assert examples("api.zh-CN.md") == examples("api.md")


def test_a_shown_figure_that_differs_is_noticed() -> None:
    assert holds({"a": [{"b": "4", "c": 1}]}, {"a": [{"b": "4"}]})
    assert not holds({"a": [{"b": "5"}]}, {"a": [{"b": "4"}]})
    assert not holds({"a": []}, {"a": [{"b": "4"}]})
