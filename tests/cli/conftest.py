"""The command line run in this process, and a small index to do damage to."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.pipeline import build_index

PLAN = """青山市儿童健康实施方案（2021—2025年）

一、主要目标
1.到2025年，婴儿死亡率控制在4.5‰以下。
2.到2025年，新生儿听力筛查率达到95%以上。

二、保障措施
1.市卫生健康委负责组织实施。
"""


@dataclass(frozen=True)
class Done:
    """What a command left: its exit status and what it wrote."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs one command."""

    def run_command(*arguments: object) -> Done:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Done(int(end.value.code or 0), written.out, written.err)

    return run_command


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "green-hill.txt").write_text(PLAN, encoding="utf-8")
    index = tmp_path_factory.mktemp("index")
    build_index(index, corpus=corpus)
    return index


@pytest.fixture
def small_index(_built: Path, tmp_path: Path) -> Path:
    """Return a copy of an index of one document, ``green-hill``, that a test may damage."""
    return Path(shutil.copytree(_built, tmp_path / "index"))
