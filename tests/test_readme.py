"""What the READMEs tell readers to type must exist."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli.main import app

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(path: Path) -> list[str]:
    text = "\n".join(BLOCK.findall(path.read_text(encoding="utf-8")))
    return [line.removeprefix("$ ") for line in text.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_commands_and_options_exist(path: Path) -> None:
    typed = [line.partition("policy-assistant ")[2] for line in commands(path)]
    for line in filter(None, typed):
        command = line.split()[0]
        shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"})
        assert shown.exit_code == 0, line
        for option in re.findall(r"(?<!\S)--[a-z]+", line):
            assert option in shown.output, line


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_make_targets_exist(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line in commands(path):
        if line.startswith("make "):
            assert f"\n{line.split()[1]}: " in makefile, line


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_files_linked_exist(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    missing = [link for link in links if not (ROOT / link).exists()]

    assert [link for link in missing if not link.startswith("docs/screenshots/")] == []


def test_both_languages_name_the_same_commands() -> None:
    english, chinese = ([line.split()[:2] for line in commands(path)] for path in READMES)

    assert english == chinese
