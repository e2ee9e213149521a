import os
from pathlib import Path

import pytest

from assistant.errors import SourceError
from assistant.load.sandbox import Limits, isolated, run

PAGE = "<title>健康计划</title><p>到2025年，婴儿死亡率控制在5‰以下。</p>".encode()


def test_child_reads_a_page() -> None:
    raw = isolated("html")("plan.html", PAGE)

    assert raw.name == "plan.html"
    assert [line.text for line in raw.lines] == ["到2025年，婴儿死亡率控制在5‰以下。"]


def test_refusal_of_the_child_names_the_file() -> None:
    with pytest.raises(SourceError, match=r"the page is nested too deeply \(deep\.html\)"):
        isolated("html")("deep.html", b"<div>" * 5000 + PAGE)


def read_within(limits: Limits, pages: int) -> None:
    reply = run("html", "big.html", PAGE * pages, limits)
    assert reply.what is not None
    raise SourceError(reply.what)


@pytest.mark.parametrize(
    ("limits", "pages", "message"),
    [
        (Limits(wall=0.01), 1, "parsing took longer than allowed"),
        (Limits(cpu=1), 100_000, "parsing took longer than allowed"),
        (Limits(memory=120 << 20), 40_000, "parsing needs more memory than allowed"),
        (Limits(output=1000), 100, "the parser stopped on it"),
    ],
)
def test_limits_are_enforced(limits: Limits, pages: int, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_within(limits, pages)


def test_child_sees_no_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from assistant.load import sandbox

    monkeypatch.setenv("OPENAI_API_KEY", "secret")

    assert "OPENAI_API_KEY" in os.environ
    assert "OPENAI_API_KEY" not in sandbox._environment()
