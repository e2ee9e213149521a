import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from assistant.encode import BUNDLED, load_encoder
from assistant.encode.static import StaticEncoder
from assistant.errors import CorpusError, DamagedIndexError, ForeignIndexError
from assistant.pipeline import Assistant, BuildReport, open_library
from assistant.pipeline.build import build
from assistant.store import VectorIndex, current_name, open_generation

PLANS = {
    "estuary.txt": "河口县健康计划\n\n一、目标\n到2025年，筛查率达到90%以上。\n\n二、措施\n加强宣传。\n",
    "hill.txt": "青山县健康计划\n\n一、目标\n床位数达到80张。\n\n二、措施\n培训医师。\n",
}


@pytest.fixture(scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("built")
    (home / "corpus").mkdir()
    for name, text in PLANS.items():
        (home / "corpus" / name).write_text(text, encoding="utf-8")
    run(home / "corpus", home / "index")
    return home


@pytest.fixture
def corpus(_built: Path, tmp_path: Path) -> Path:
    """Return a copy of a corpus of two documents."""
    return Path(shutil.copytree(_built / "corpus", tmp_path / "corpus"))


@pytest.fixture
def index(_built: Path, tmp_path: Path) -> Path:
    """Return a copy of the index of that corpus, in its first generation."""
    return Path(shutil.copytree(_built / "index", tmp_path / "index"))


def run(corpus: Path, index: Path) -> BuildReport:
    return build(corpus, index, load_encoder())


def vectors(index: Path) -> np.ndarray:
    return VectorIndex(index / current_name(index) / "vectors.faiss").row_vectors()


def change_manifest(index: Path, **fields: object) -> None:
    path = index / current_name(index) / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(manifest | fields), encoding="utf-8")


def test_a_first_build(corpus: Path, tmp_path: Path) -> None:
    report = run(corpus, tmp_path / "new")
    assert (report.generation, report.fresh, report.documents) == ("generation-1", True, 2)
    assert report.targets == 2
    assert report.reused == 0
    assert report.skipped == ()


def test_building_again_changes_nothing(corpus: Path, index: Path) -> None:
    first = run(corpus, index)
    second = run(corpus, index)
    assert (second.generation, second.fresh) == (first.generation, False)
    assert (second.documents, second.chunks, second.targets) == (
        first.documents, first.chunks, first.targets,
    )  # fmt: skip
    assert current_name(index) == first.generation


def test_two_builds_of_one_corpus_are_equal(corpus: Path, index: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "new")
    first, second = (
        open_generation(home / "generation-1").manifest for home in (index, tmp_path / "new")
    )
    assert first.files == second.files
    assert (first.identity, first.sources) == (second.identity, second.sources)


def test_a_changed_document_reuses_the_vectors_of_the_others(
    corpus: Path, index: Path, tmp_path: Path
) -> None:
    (corpus / "hill.txt").write_text(PLANS["hill.txt"].replace("80张", "95张"), encoding="utf-8")
    report = run(corpus, index)
    assert (report.generation, report.fresh) == ("generation-2", True)
    assert report.reused == len(open_generation(index / "generation-2").fields()) - 1
    run(corpus, tmp_path / "new")
    np.testing.assert_allclose(vectors(index), vectors(tmp_path / "new"), atol=1e-6)


def test_a_removed_document_is_gone(corpus: Path, index: Path) -> None:
    (corpus / "hill.txt").unlink()
    assert run(corpus, index).documents == 1
    assert [each.id for each in open_library(index).documents] == ["estuary"]


def test_an_unreadable_document_is_named_and_the_others_are_indexed(
    corpus: Path, index: Path
) -> None:
    (corpus / "empty.txt").write_text("", encoding="utf-8")
    report = run(corpus, index)
    assert report.documents == 2
    (skipped,) = report.skipped
    assert "empty.txt" in str(skipped)


def test_a_corpus_that_cannot_be_read_leaves_the_index_as_it_was(corpus: Path, index: Path) -> None:
    for path in corpus.iterdir():
        path.unlink()
    with pytest.raises(CorpusError):
        run(corpus, index)
    assert current_name(index) == "generation-1"


def test_an_index_inside_its_own_corpus_is_refused(corpus: Path) -> None:
    with pytest.raises(CorpusError, match="inside the folder"):
        run(corpus, corpus / "index")


def test_progress_is_told(corpus: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build(corpus, tmp_path / "new", load_encoder(), lambda *step: told.append(step))
    assert told[:3] == [("read", 0, 2), ("read", 1, 2), ("read", 2, 2)]
    assert told[-1] == ("write", 1, 1)


def test_an_index_of_a_foreign_encoder_is_refused(
    corpus: Path, index: Path, tmp_path: Path
) -> None:
    shutil.copytree(BUNDLED, tmp_path / "another")
    build(corpus, index, StaticEncoder(tmp_path / "another"))
    with pytest.raises(ForeignIndexError, match=r"another encoder: static/another"):
        Assistant.open(index)
    assert run(corpus, index).reused == 0


def test_an_index_of_an_older_version_is_built_again(corpus: Path, index: Path) -> None:
    change_manifest(index, format=0)
    assert Assistant.open(index, corpus=corpus).generation.name == "generation-2"


def test_an_index_of_an_older_lexicon_is_built_again(corpus: Path, index: Path) -> None:
    manifest = open_generation(index / "generation-1").manifest
    change_manifest(index, identity=manifest.identity.model_dump() | {"lexicon": "old"})
    opened = Assistant.open(index, corpus=corpus)
    assert opened.generation.name == "generation-2"
    assert len(opened.library.documents) == 2


def test_a_changed_corpus_is_built_again_on_opening(corpus: Path, index: Path) -> None:
    (corpus / "hill.txt").unlink()
    assert len(Assistant.open(index, corpus=corpus).library.documents) == 1


def test_a_damaged_index_is_an_error_until_it_is_built_again(corpus: Path, index: Path) -> None:
    path = index / "generation-1" / "chunks.jsonl"
    path.write_bytes(path.read_bytes().replace(b"90%", b"99%"))
    with pytest.raises(DamagedIndexError, match=r"chunks\.jsonl"):
        Assistant.open(index, corpus=corpus)
    assert run(corpus, index).generation == "generation-2"
