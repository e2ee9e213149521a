import pytest

from assistant.errors import EvaluationError
from eval.thresholds import hold, read_thresholds

REASON = 'reason = {zh = "因", en = "why"}\n'


def thresholds(path, text):
    path.write_text(text, encoding="utf-8")
    return read_thresholds(path)


def test_shipped_thresholds_are_valid_and_have_reasons():
    found = read_thresholds()
    assert {limit.metric for limit in found} >= {"quote_exactness", "wrong_figure", "right_answer"}
    assert all(limit.reason.zh and limit.reason.en for limit in found)


def test_limits_are_inclusive_and_hold_for_their_group(tmp_path, run_of, right, reply):
    limits = thresholds(
        tmp_path / "t.toml",
        f"""
        [[threshold]]
        metric = "right_answer"
        at_least = 0.75
        {REASON}
        [[threshold]]
        metric = "right_answer"
        by = "language"
        name = "zh"
        at_least = 0.6
        {REASON}
        [[threshold]]
        metric = "false_refusal"
        at_most = 0.3
        {REASON}
        [[threshold]]
        metric = "right_answer"
        by = "kind"
        name = "table"
        at_least = 0
        {REASON}
        """,
    )
    verdicts = hold(run_of(right.but(zh_2=reply("无可奉告。"))), limits)
    assert [(v.title, v.value, v.passed) for v in verdicts] == [
        ("right_answer ≥ 0.75", 3 / 4, True),
        ("right_answer [language zh] ≥ 0.6", 1 / 2, False),
        ("false_refusal ≤ 0.3", 1 / 3, False),
        ("right_answer [kind table] ≥ 0", None, False),  # not measured
    ]


@pytest.mark.parametrize(
    "text",
    [
        "threshold = 3",
        "",
        "[[threshold",
        f'[[threshold]]\nmetric = "beauty"\nat_least = 1\n{REASON}',
        f'[[threshold]]\nmetric = "right_answer"\n{REASON}',
        '[[threshold]]\nmetric = "right_answer"\nat_least = 1\n',
    ],
)
def test_wrong_file(tmp_path, text):
    with pytest.raises(EvaluationError, match=r"thresholds are wrong: .*t\.toml"):
        thresholds(tmp_path / "t.toml", text)
