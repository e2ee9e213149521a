import gzip

import pytest

from assistant.encode.training.data import (
    Aligned,
    Pair,
    read_cedict,
    read_laws,
    read_pairs,
    read_tatoeba,
    read_terms,
    split,
)
from assistant.errors import UsageError


def test_cedict_glosses_are_read_without_asides(tmp_path):
    path = tmp_path / "cedict.txt.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(
            "# CC-CEDICT\n"
            "醫院 医院 [yi1 yuan4] /hospital/CL:所[suo3],家[jia1],座[zuo4]/\n"
            "兒科 儿科 [er2 ke1] /pediatrics (medicine)/paediatrics/\n"
            "張 张 [Zhang1] /surname Zhang/\n"
            "張 张 [zhang1] /to open up/classifier for flat objects/\n"
        )

    assert read_cedict(path) == {
        "医院": ("hospital",),
        "儿科": ("pediatrics", "paediatrics"),
        "张": ("to open up", "classifier for flat objects"),
    }


def test_tatoeba_is_grouped_by_english_and_simplified(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text("﻿Hi.\t嗨。\t1:a 2:b\nThe hospital.\t醫院。\t3:a 4:b\n", "utf-8")

    assert read_tatoeba(path) == [
        Aligned("Hi.", Pair("嗨。", "Hi.")),
        Aligned("The hospital.", Pair("医院。", "The hospital.")),
    ]


def test_laws_are_grouped_by_law_without_repeats(tmp_path):
    path = tmp_path / "laws.tsv"
    path.write_text("L1\t1\t甲。\tA.\nL1\t2\t甲。\tA.\nL2\t1\t乙。\tB.\n", "utf-8")

    assert read_laws(path) == [
        Aligned("L1", Pair("甲。", "A.")),
        Aligned("L2", Pair("乙。", "B.")),
    ]


def test_extra_pairs_are_chinese_then_english(tmp_path):
    path = tmp_path / "extra.tsv"
    path.write_text("托育\tchildcare\nbroken line\n", "utf-8")

    assert read_pairs(path) == [Pair("托育", "childcare")]


def test_terms_have_several_names():
    assert read_terms()["中医药"] == ("traditional Chinese medicine", "TCM")


def test_whole_groups_are_held_out_and_never_trained_on():
    aligned = [
        Aligned(f"law {law}", Pair(f"第{law}法第{number}条", f"law {law} article {number}"))
        for law in range(400)
        for number in range(3)
    ]
    shared = [Aligned(f"law {law}", Pair("本法自公布日施行。", "In force.")) for law in range(400)]

    train, held_out = split([*aligned, *shared])

    groups = [{pair.english.split(" article")[0] for pair in part} for part in (train, held_out)]
    assert groups[0].isdisjoint(groups[1])
    assert Pair("本法自公布日施行。", "In force.") in held_out
    assert Pair("本法自公布日施行。", "In force.") not in train
    assert 5 <= len(groups[1]) <= 40
    assert split([*aligned, *shared]) == (train, held_out)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"nothing\.tsv"):
        read_pairs(tmp_path / "nothing.tsv")
