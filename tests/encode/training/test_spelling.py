import pytest

from assistant.encode.training.spelling import british


@pytest.mark.parametrize(
    ("american", "expected"),
    [
        ("modernization", "modernisation"),
        ("standardized", "standardised"),
        ("analyze", "analyse"),
        ("behavioral", "behavioural"),
        ("pediatricians", "paediatricians"),
        ("anemia", "anaemia"),
        ("thalassemia", "thalassaemia"),
        ("hemorrhage", "haemorrhage"),
        ("gynecology", "gynaecology"),
        ("centers", "centres"),
        ("programs", "programmes"),
        ("counseling", "counselling"),
        ("hospital", "hospital"),
        ("orthopedics", "orthopaedics"),
        ("meter", "metre"),
    ],
)
def test_british_spelling(american, expected):
    assert british(american) == expected
