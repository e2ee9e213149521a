"""A small index of two documents, which a test may change."""

import shutil
from pathlib import Path

import pytest

from assistant.pipeline import build_index

PLANS = {
    "estuary.txt": "河口县健康计划\n\n一、目标\n到2025年，筛查率达到90%以上。\n\n二、措施\n加强宣传。\n",
    "hill.txt": "青山县健康计划\n\n一、目标\n床位数达到80张。\n\n二、措施\n培训医师。\n",
}


@pytest.fixture(scope="session")
def _small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("small")
    (home / "corpus").mkdir()
    for name, text in PLANS.items():
        (home / "corpus" / name).write_text(text, encoding="utf-8")
    build_index(home / "index", corpus=home / "corpus")
    return home


@pytest.fixture
def live_index(_small: Path, tmp_path: Path) -> Path:
    """Return a copy of an index of two documents, ``estuary`` and ``hill``."""
    return Path(shutil.copytree(_small / "index", tmp_path / "live-index"))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a document to add."""
    path = tmp_path / "river.txt"
    path.write_text(
        "大河县健康计划\n\n一、目标\n到2030年，婴儿死亡率控制在3.2‰以下。\n", encoding="utf-8"
    )
    return path
