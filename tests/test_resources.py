from pathlib import Path

import pytest

from assistant import resources

SHIPPED = [
    resources.corpus_folder, resources.glossary_file, resources.places_file,
]  # fmt: skip


def test_data_of_a_checkout_lie_at_its_root() -> None:
    root = Path(resources.__file__).parents[1]
    assert not resources.installed()
    assert resources.corpus_folder() == root / "corpus"
    assert resources.glossary_file() == root / "corpus" / "glossary.tsv"
    assert resources.places_file() == root / "corpus" / "places.tsv"
    assert resources.default_index_folder() == root / "index"


def test_what_ships_is_there() -> None:
    assert all(find().exists() for find in SHIPPED)


def test_data_of_a_wheel_lie_in_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = tmp_path / "assistant" / "_data"
    wheel.mkdir(parents=True)
    monkeypatch.setattr(resources, "_IN_WHEEL", wheel)
    monkeypatch.setattr(resources, "_CHECKOUT", tmp_path)
    assert resources.installed()
    assert resources.corpus_folder() == wheel / "corpus"
    index = resources.default_index_folder()
    assert index.name == "index"
    assert not index.is_relative_to(tmp_path)
