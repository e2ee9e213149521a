"""Every kind of damage is seen, and a repair leaves a healthy index of the same documents."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.pipeline import open_library
from assistant.pipeline.changes import add_documents
from assistant.pipeline.doctor import HealthReport, examine
from assistant.store import build_vectors, current_name, open_current
from assistant.store.generation import sha256_of


def failed(report: HealthReport) -> list[str]:
    return [check.name.en for check in report.checks if not check.passed]


def forge(index: Path, name: str, change: Callable[[Path], None]) -> None:
    """Alter a file of the generation in force and its hash, as no reader of hashes would notice."""
    folder = index / current_name(index)
    change(folder / name)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["files"][name] = [sha256_of(folder / name), (folder / name).stat().st_size]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def replaced(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def shift_span(path: Path) -> None:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    lines[0]["clauses"][1]["span"][0] += 2
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def other_vectors(path: Path) -> None:
    size = len((path.parent / "fields.jsonl").read_text("utf-8").splitlines())
    vectors = np.random.default_rng(1).standard_normal((size, 256)).astype(np.float32)
    build_vectors(path, vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def fewer_vectors(path: Path) -> None:
    build_vectors(path, np.eye(1, 256, dtype=np.float32))


def test_a_healthy_index(live_index: Path) -> None:
    report = examine(live_index)
    assert report.healthy
    assert len(report.checks) == 8
    assert report.repaired is None
    assert examine(live_index, repair=True).repaired is None


@pytest.mark.parametrize(
    ("name", "change", "seen"),
    [
        ("chunks.jsonl", replaced("80张", "95张"), "spans of chunks and figures"),
        ("outlines.jsonl", shift_span, "clause coverage"),
        ("vectors.faiss", other_vectors, "re-encoded sample"),
        ("vectors.faiss", fewer_vectors, "search matrices"),
        ("fields.jsonl", replaced('[0, "text"', '[1, "text"'), "search matrices"),
        ("targets.jsonl", replaced('"indicator"', '"other"'), "spans of chunks and figures"),
    ],
)
def test_what_hashes_cannot_see_is_seen(
    live_index: Path, name: str, change: Callable[[Path], None], seen: str
) -> None:
    forge(live_index, name, change)
    assert seen in failed(examine(live_index))
    repaired = examine(live_index, repair=True)
    assert repaired.healthy
    assert repaired.repaired == "generation-2"


def test_an_altered_file_is_seen_and_repaired_with_the_added_documents(
    live_index: Path, plan: Path
) -> None:
    add_documents(live_index, [plan])
    path = live_index / current_name(live_index) / "vectors.faiss"
    path.write_bytes(path.read_bytes()[:-1])
    assert failed(examine(live_index)) == ["file hashes"]
    assert examine(live_index, repair=True).healthy
    assert [each.id for each in open_library(live_index).documents] == ["estuary", "hill", "river"]


def test_changed_sources_leftovers_and_another_maker_are_seen(live_index: Path, plan: Path) -> None:
    (live_index / "documents").mkdir()
    (live_index / "documents" / "river.txt").write_bytes(plan.read_bytes())
    (live_index / ".building-7").mkdir()
    path = live_index / current_name(live_index) / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["identity"]["reader"] = "another"
    path.write_text(json.dumps(manifest), encoding="utf-8")
    report = examine(live_index)
    assert failed(report) == ["encoder, lexicon and program", "sources", "leftovers"]
    assert current_name(live_index) == "generation-1"  # looking changes nothing
    assert examine(live_index, repair=True).healthy
    assert open_current(live_index).name == "generation-2"


def test_no_index_is_not_healthy(tmp_path: Path) -> None:
    assert failed(examine(tmp_path / "none")) == ["file hashes"]
