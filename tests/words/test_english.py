import pytest

from assistant.words.english import stem

SAME = [
    ("paediatric", "pediatric"),
    ("paediatrics", "pediatrics"),
    ("immunisation", "immunization"),
    ("immunised", "immunized"),
    ("hospitalisation", "hospitalization"),
    ("modernisation", "modernization"),
    ("organise", "organize"),
    ("standardised", "standardized"),
    ("minimise", "minimize"),
    ("summarised", "summarized"),
    ("anaemia", "anemia"),
    ("leukaemia", "leukemia"),
    ("haemorrhage", "hemorrhage"),
    ("gynaecology", "gynecology"),
    ("anaesthesia", "anesthesia"),
    ("caesarean", "cesarean"),
    ("diarrhoea", "diarrhea"),
    ("foetal", "fetal"),
    ("oestrogen", "estrogen"),
    ("centres", "centers"),
    ("litre", "liter"),
    ("labour", "labor"),
    ("tumours", "tumors"),
    ("behavioural", "behavioral"),
    ("programmes", "programs"),
    ("ageing", "aging"),
    ("analysed", "analyzed"),
    ("counselling", "counseling"),
    ("enrolment", "enrollment"),
    ("children", "child"),
    ("women", "woman"),
    ("drgs", "drg"),
    ("hospitals", "hospital"),
    ("screening", "screened"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_and_forms_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("supervise", "supervis"),
        ("exercise", "exercis"),
        ("enterprise", "enterpris"),
        ("promise", "promis"),
        ("arise", "aris"),
        ("disease", "diseas"),
        ("nurse", "nurs"),
        ("four", "four"),
        ("hour", "hour"),
    ],
)
def test_other_words_keep_their_spelling(word: str, expected: str) -> None:
    assert stem(word) == expected
