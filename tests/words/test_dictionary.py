import pytest

from assistant.words.dictionary import Dictionary, TermGroup

ENGLISH = [
    ("infant", "婴儿"),
    ("newborns", "新生儿"),
    ("neonatal", "新生儿"),
    ("preterm infant", "早产儿"),
    ("mortality", "死亡率"),
    ("mortality rate", "死亡率"),
    ("infant mortality rate", "婴儿死亡率"),
    ("maternal", "孕产妇"),
    ("maternal mortality", "孕产妇死亡率"),
    ("pregnancy", "妊娠"),
    ("pregnant", "孕妇"),
    ("obstetric", "产科"),
    ("paediatric", "儿科"),
    ("pediatric", "儿科"),
    ("paediatrician", "儿科医师"),
    ("prenatal screening", "产前筛查"),
    ("midwives", "助产士"),
    ("caesarean section", "剖宫产"),
    ("birth defects", "出生缺陷"),
    ("nurse", "护士"),
    ("physician", "医师"),
    ("doctor", "医生"),
    ("general practitioner", "全科医生"),
    ("family doctor", "家庭医生"),
    ("bed", "床位"),
    ("hospital", "医院"),
    ("children", "儿童"),
    ("township", "乡镇"),
    ("village", "村"),
    ("county", "县"),
    ("screening", "筛查"),
    ("vaccination", "接种"),
    ("vaccine", "疫苗"),
    ("immunisation", "免疫"),
    ("immunization", "预防接种"),
    ("breastfeeding", "母乳喂养"),
    ("obesity", "肥胖"),
    ("myopia", "近视"),
    ("anaemia", "贫血"),
    ("anemia", "贫血"),
    ("hearing", "听力"),
    ("disabled", "残疾"),
    ("elderly", "老年人"),
    ("insurance", "保险"),
    ("health insurance", "健康保险"),
    ("health insurance", "医疗保险"),
    ("fund", "资金"),
    ("budget", "预算"),
    ("reimbursement", "报销"),
    ("department", "部门"),
    ("supervise", "监督"),
    ("traditional Chinese medicine", "中医药"),
    ("emergency", "应急"),
    ("referral", "转诊"),
    ("rehabilitation", "康复"),
    ("infectious disease", "传染病"),
    ("tuberculosis", "结核病"),
    ("cancer", "癌症"),
    ("life expectancy", "预期寿命"),
    ("training", "培训"),
    ("target", "目标"),
    ("indicator", "指标"),
    ("community health center", "社区卫生服务中心"),
    ("community health centre", "社区卫生服务中心"),
    ("five", "5"),
    ("Zhejiang", "浙江"),
    ("Shaoxing", "绍兴"),
]
CHINESE = [
    ("婴儿", "infant"),
    ("新生儿", "newborn"),
    ("死亡率", "mortal"),
    ("孕产妇", "matern"),
    ("儿科", "pediatr"),
    ("医院", "hospit"),
    ("床位", "bed"),
    ("乡镇", "township"),
    ("筛查", "screen"),
    ("疫苗", "vaccin"),
    ("肥胖", "obes"),
    ("近视", "myopia"),
    ("贫血", "anemia"),
    ("听力", "hear"),
    ("残疾人", "disabl"),
    ("老年人", "elder"),
    ("保险", "insur"),
    ("预算", "budget"),
    ("部门", "depart"),
    ("监督", "supervis"),
    ("转诊", "referr"),
    ("护士", "nurs"),
    ("醫師", "physician"),
    ("出生缺陷", "birth"),
    ("浙江", "zhejiang"),
]
FIRST = 4


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary.load()


@pytest.mark.parametrize(("english", "chinese"), ENGLISH)
def test_english_to_chinese(dictionary: Dictionary, english: str, chinese: str) -> None:
    group = dictionary.expand(english, "en")[0]
    assert chinese in [token for token, _ in group.terms[:FIRST]]


@pytest.mark.parametrize(("chinese", "english"), CHINESE)
def test_chinese_to_english(dictionary: Dictionary, chinese: str, english: str) -> None:
    group = dictionary.expand(chinese, "zh")[0]
    assert english in [token for token, _ in group.terms[:FIRST]]


def test_longest_phrase_first_then_its_words(dictionary: Dictionary) -> None:
    groups = dictionary.expand("the infant mortality rate", "en")
    assert [group.source for group in groups] == [
        "infant mortal rate",
        "infant mortal",
        "mortal rate",
        "infant",
        "mortal",
        "rate",
    ]


def test_chinese_words_are_followed_by_the_words_inside(dictionary: Dictionary) -> None:
    groups = dictionary.expand("婴儿死亡率是多少？", "zh")
    assert [group.source for group in groups] == ["婴儿死亡率", "婴儿", "死亡", "死亡率"]


def test_weights_fall_from_one(dictionary: Dictionary) -> None:
    for group in dictionary.expand("How many hospital beds must a county have?", "en"):
        weights = [weight for _, weight in group.terms]
        assert weights == sorted(weights, reverse=True)
        assert weights[0] == 1.0
        assert weights[-1] > 0
        assert len(weights) <= 8


def test_figures_and_unknown_words_stand_for_themselves(dictionary: Dictionary) -> None:
    groups = dictionary.expand("NICU 4.5‰ DRGs 2025", "en")
    assert [group.terms[0] for group in groups] == [
        ("nicu", 1.0),
        ("4.5", 1.0),
        ("‰", 1.0),
        ("drg", 1.0),
        ("2025", 1.0),
    ]


def test_an_acronym_also_stands_for_itself(dictionary: Dictionary) -> None:
    written = dictionary.expand("TCM", "en")[0].terms
    assert written[0] == ("tcm", 1.0)
    assert "中医药" in dict(written)


def test_nothing_to_expand(dictionary: Dictionary) -> None:
    assert dictionary.expand("what is the", "en") == ()
    assert dictionary.expand("是多少", "zh") == ()


def test_further_entries_come_first_and_leave_the_dictionary_alone(dictionary: Dictionary) -> None:
    wider = dictionary.with_entries([("医共体", "county health alliance")])
    assert wider.expand("county health alliances", "en")[0] == TermGroup(
        "counti health allianc", (("医共体", 1.0),)
    )
    assert wider.expand("医共体", "zh")[0].source == "医共体"
    assert "county health alliance" not in dictionary.added


def test_a_name_of_several_words_shares_its_weight(dictionary: Dictionary) -> None:
    wider = dictionary.with_entries([("母婴安全五项制度", "five systems of newborn safety rules")])
    group = wider.expand("five systems of newborn safety rules", "en")[0]
    assert group.source == "five system newborn safeti rule"
    assert dict(group.terms) == pytest.approx({"母婴安全": 1 / 3, "五项": 1 / 3, "制度": 1 / 3})
