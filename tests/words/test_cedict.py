import pytest

from assistant.words.cedict import Sense, read_senses


def _read(line: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(sense.chinese, sense.stems) for sense in read_senses([line])]


@pytest.mark.parametrize(
    ("line", "senses"),
    [
        ("# CC-CEDICT", []),
        ("兒科 儿科 [er2 ke1] /pediatrics/", [("儿科", ("pediatr",))]),
        ("死亡率 死亡率 [si3 wang2 lu:4] /mortality rate/", [("死亡率", ("mortal", "rate"))]),
        (
            "預防 预防 [yu4 fang2] /to prevent/to take precautions against/",
            [("预防", ("prevent",)), ("预防", ("take", "precaut"))],
        ),
        (
            "嬰兒 婴儿 [ying1 er2] /infant/baby/CL:個|个[ge4]/",
            [("婴儿", ("infant",)), ("婴儿", ("babi",))],
        ),
        ("李 李 [Li3] /surname Li/", []),
        ("乳名 乳名 [ru3 ming2] /(old) infant name/", []),
        ("痲痺 痲痹 [ma2 bi4] /variant of 麻痺|麻痹/", []),
        (
            "浙江 浙江 [Zhe4 jiang1] /Zhejiang province (Chekiang) in east China, abbr. to 浙/",
            [("浙江", ("zhejiang",))],
        ),
        ("南莊鄉 南庄乡 [Nan2] /township in Miaoli county 苗栗縣|苗栗县[Miao2], Taiwan/", []),
    ],
)
def test_read_senses(line: str, senses: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _read(line) == senses


def test_later_senses_count_less() -> None:
    line = "鄉鎮 乡镇 [xiang1 zhen4] /village/township/"
    assert [sense.weight for sense in read_senses([line])] == pytest.approx([1, 1 / 1.2])


def test_a_word_inside_a_gloss_counts_by_the_square_of_its_length() -> None:
    sense = Sense("死亡率", ("mortal", "rate"), 1.0)
    assert dict(sense.keys(inside=True)) == {"mortal rate": 1.0, "mortal": 0.25, "rate": 0.25}
    assert dict(sense.keys(inside=False)) == {"mortal rate": 1.0}


def test_a_headword_of_two_words_offers_both_for_a_quarter() -> None:
    assert dict(Sense("卫生预算", ("x",), 1.0).targets()) == {"卫生": 0.25, "预算": 0.25}
    assert dict(Sense("村", ("villag",), 1.0).targets()) == {"村": 0.5}
