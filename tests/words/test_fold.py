import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.words.fold import fold

CASES = [
    ("２０２５年　婴儿死亡率４．５‰", "2025年 婴儿死亡率4.5‰"),
    ("每１０万人", "每10万人"),
    ("１．出台政策", "1.出台政策"),
    ("（ＤＲＧｓ）", "(drgs)"),
    ("嬰兒死亡率", "婴儿死亡率"),
    ("衛生福利部與醫療機構", "卫生福利部与医疗机构"),
    ("新生兒篩檢 4.50％", "新生儿筛检 4.50%"),
    ("显著提高", "显著提高"),
    ("著作、乾隆", "著作、乾隆"),
    ("30～70岁", "30-70岁"),
    ("50－74岁", "50-74岁"),
    ("2021—2025年", "2021-2025年"),
    ("0 — 3 岁", "0-3 岁"),
    ("10%~20%", "10%-20%"),
    ("3‰–5‰", "3‰-5‰"),
    ("转诊——会诊", "转诊——会诊"),
    ("A–B", "a–b"),
    ("3.82‰和3.07‰", "3.82‰和3.07‰"),
    ("1:1.15", "1:1.15"),
    ("12/10万", "12/10万"),
    ("≤5‰、≥90％", "≤5‰、≥90%"),
    ("下降\u200b到\ufeff3‰", "下降到3‰"),
    ("mor\u00adtality", "mortality"),
    ("医院\U000e0041\U000e0042", "医院"),
    ("\u202e近视\u202c\ufe0f", "近视"),
    ("⼼脏", "心脏"),
    ("bad\ud800surrogate", "badsurrogate"),
    ("㎡ ① ²", "㎡ ① ²"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), CASES)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="嬰婴兒儿著乾瞭薴衛卫123.5‰%％～-—ＡａB 　", max_size=30))
def test_chinese_and_figures_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.decimals(min_value=0, max_value=10_000, places=2), st.sampled_from("‰%年岁"))
def test_figures_and_units_stay(value: object, unit: str) -> None:
    assert f"{value}{unit}" in fold(f"嬰兒{value}{unit}以下")
