from pathlib import Path

import pytest

from assistant.encode import load_encoder
from assistant.search.features import FIELDS
from assistant.words import Dictionary
from eval.ablation.setups import (
    BARE,
    EVERYTHING,
    SETUPS,
    Bench,
    Blind,
    Setup,
    Unexpanding,
    without_document,
)

ALL = {"estuary": set(FIELDS), "hill": set(FIELDS)}


@pytest.mark.parametrize(
    ("setup", "held"),
    [
        (EVERYTHING, ALL),
        (BARE, {"estuary": {"text"}, "hill": {"text"}}),
        (Setup("", folders=("questions",)), {name: {"text", "rendering"} for name in ALL}),
        (without_document("hill"), ALL | {"hill": {"text"}}),
    ],
)
def test_what_is_left_out_of_the_index(
    plans: Path, tmp_path: Path, setup: Setup, held: dict[str, set[str]]
) -> None:
    generation = Bench(setup, tmp_path / "bench", load_encoder()).open().generation
    chunks = generation.chunks()
    kinds: dict[str, set[str]] = {}
    for position, kind, _ in generation.fields():
        kinds.setdefault(chunks[position].document, set()).add(kind)
    assert kinds == held


def test_every_part_is_left_out_once() -> None:
    assert SETUPS[0] == EVERYTHING
    assert len(set(SETUPS)) == len({setup.name for setup in SETUPS}) == 8


def test_a_blind_encoder_tells_no_texts_apart(plans: Path, tmp_path: Path) -> None:
    assert Blind().encode_query(["a", "b"]).tolist() == [[0.0], [0.0]]
    bench = Bench(Setup("", dense=False), tmp_path / "bench", load_encoder())
    hits = bench.open().search("筛查率")
    assert hits[0].chunk.document == "estuary"
    assert {hit.parts["dense_text"] for hit in hits} == {0.0}


def test_words_go_untranslated_but_spelt_as_before(plans: Path, tmp_path: Path) -> None:
    shipped = Dictionary.load()
    dictionary = Unexpanding({}, {}, 1, spelling=shipped)
    (group,) = dictionary.expand("beds", "en")
    assert group.terms == ((group.source, 1.0),)
    assert dictionary.knows("hospital")
    assert not dictionary.knows("hozpital")
    for expands in (True, False):
        setup = Setup("", glossary=False, dictionary=expands)
        bench = Bench(setup, tmp_path / str(expands), load_encoder())
        hits = bench.open().search("attain")  # 达到
        assert {bool(hit.parts["text"]) for hit in hits} == {expands}


def test_without_a_glossary_no_term_is_known(plans: Path, tmp_path: Path) -> None:
    answerer = Bench(Setup("", glossary=False), tmp_path / "bench", load_encoder()).open()
    assert answerer.glossary.entries == ()
