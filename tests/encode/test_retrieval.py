"""The bundled encoder puts a Chinese policy sentence next to its English translation."""

import numpy as np
import pytest

from assistant.encode import load_encoder

SENTENCES = [
    (
        "到2025年，全省孕产妇死亡率控制在7.5/10万以下。",
        "Keep the provincial maternal mortality ratio below 7.5 per 100,000 by 2025.",
    ),
    (
        "每个设区市至少建有1所三级妇幼保健院。",
        "Every prefecture-level city has at least one tertiary maternal and child health hospital.",
    ),
    (
        "加强危重新生儿救治中心建设，配备转运设备。",
        "Strengthen treatment centres for critically ill newborns and equip them for transport.",
    ),
    (
        "推进婚前医学检查和孕前优生健康检查。",
        "Promote premarital medical check-ups and preconception health examinations.",
    ),
    (
        "开展儿童青少年近视防控，建立视力档案。",
        "Prevent and control myopia among children and adolescents and keep eyesight records.",
    ),
    (
        "深化医保支付方式改革，推行按病种付费。",
        "Deepen the reform of health insurance payment and introduce payment by disease.",
    ),
    (
        "鼓励社会力量举办普惠托育机构。",
        "Encourage private providers to open affordable nurseries.",
    ),
    (
        "发展安宁疗护和老年健康服务。",
        "Develop hospice care and health services for older people.",
    ),
    (
        "实施爱国卫生运动，提高居民健康素养。",
        "Carry out the patriotic health campaign and raise residents' health literacy.",
    ),
    (
        "完善突发公共卫生事件监测预警和应急物资储备。",
        "Improve monitoring, early warning and stockpiles for public health emergencies.",
    ),
    (
        "乡镇卫生院应当提供儿科常见病诊疗服务。",
        "Township hospitals shall diagnose and treat common childhood diseases.",
    ),
    (
        "医疗纠纷由人民调解委员会依法调解。",
        "Medical disputes are mediated by people's mediation committees according to law.",
    ),
]
QUESTIONS = [
    ("What is the target for mothers dying in childbirth?", 0),
    ("Which cities need a maternal and child health hospital?", 1),
    ("critically ill neonates transport", 2),
    ("check-ups before marriage", 3),
    ("short-sightedness of schoolchildren", 4),
    ("How will insurance pay hospitals?", 5),
    ("childcare places for toddlers", 6),
    ("end-of-life and palliative care", 7),
    ("emergency reserves for epidemics", 9),
    ("paediatrics in township health centres", 10),
    ("谁来调解医患纠纷", 11),
    ("儿童视力问题怎么办", 4),
]


@pytest.fixture(scope="module")
def encoder():
    return load_encoder()


def test_translations_are_nearest_both_ways(encoder):
    chinese, english = (
        encoder.encode_document(list(side)) for side in zip(*SENTENCES, strict=True)
    )
    scores = chinese @ english.T

    assert scores.argmax(axis=1).tolist() == list(range(12))
    assert scores.argmax(axis=0).tolist() == list(range(12))


def test_questions_find_their_sentence(encoder):
    passages = encoder.encode_document([chinese for chinese, _ in SENTENCES])
    scores = encoder.encode_query([question for question, _ in QUESTIONS]) @ passages.T
    found = scores.argmax(axis=1) == np.asarray([place for _, place in QUESTIONS])

    assert found.mean() >= 0.8


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("医共体", "county medical alliance", "kindergarten"),
        ("托育", "childcare", "blood transfusion"),
        ("儿科", "paediatrics", "obstetrics"),
        ("中医药", "TCM", "DRG"),
        ("新生儿重症监护", "NICU", "GP"),
        ("五岁以下儿童死亡率", "U5MR", "life expectancy"),
    ],
)
def test_terms_and_acronyms(encoder, word, near, far):
    term, close, distant = encoder.encode([word, near, far])

    assert term @ close > term @ distant + 0.1
