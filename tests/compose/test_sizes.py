import pytest

from assistant.compose.sizes import condition_fit
from assistant.quantity import read_quantities

MET, MISSED, NOTHING_SAID = 3.0, 0.05, 1.0


@pytest.mark.parametrize(
    ("condition", "size", "fit"),
    [
        ("常住人口50万以上", "60万人", MET),
        ("常住人口50万以上", "50万人", MET),
        ("常住人口50万以上", "30万人", MISSED),
        ("常住人口超过50万", "51万人", MET),
        ("20—50万人口", "35万", MET),
        ("20—50万人口", "55万", MISSED),
        ("20万人口以下", "12万人口", MET),
        ("20万人口以下", "25万人口", MISSED),
        ("三级医院", "35万", NOTHING_SAID),
        (None, "35万", NOTHING_SAID),
        ("常住人口50万以上", "", NOTHING_SAID),
    ],
)
def test_a_size_and_the_condition_it_must_meet(
    condition: str | None, size: str, fit: float
) -> None:
    assert condition_fit(condition, tuple(read_quantities(size))) == fit
