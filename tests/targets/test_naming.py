import pytest

from assistant.targets import key_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("全省每千名儿童床位数", "每千名儿童拥有儿科床位数"),
        ("全省每千名儿童儿科床位数", "每千名儿童拥有儿科床位数"),
        ("5 岁以下儿童死亡率", "五岁以下儿童死亡率"),
        ("5岁以下儿童死亡率", "under-5 mortality rate"),
        ("婴儿死亡率", "the Infant Mortality Rate"),
        ("0~36个月儿童中医药健康管理服务率", "0—36个月儿童中医药健康管理服务率"),
        ("每千名儿童儿科执业(助理)医生数", "每千名儿童儿科执业（助理）医师数"),
        ("每千名儿童儿科执业（助理）医师数量", "每千名儿童儿科执业（助理）医师数"),
        ("县域内就诊率", "县域就诊率"),
        ("儿童青少年总体近视率逐年下降", "儿童青少年总体近视率"),
        ("每千人口执业（助理）医师数", "每千人执业（助理）医师数"),
    ],
)
def test_one_indicator(first: str, second: str) -> None:
    assert key_of(first) == key_of(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("婴儿死亡率", "新生儿死亡率"),
        ("婴儿死亡率", "5岁以下儿童死亡率"),
        ("公立儿童医院数", "公立儿童医院（含妇女儿童医院）数"),
        ("3岁以下儿童系统管理率", "7岁以下儿童健康管理率"),
        ("每千人床位数", "每千名儿童床位数"),
        ("国家级新生儿保健特色专科", "省级新生儿保健特色专科"),
        ("儿童在县域就诊率", "县域就诊率"),
        ("人均预期寿命", "人均健康预期寿命"),
    ],
)
def test_other_indicators(first: str, second: str) -> None:
    assert key_of(first) != key_of(second)
