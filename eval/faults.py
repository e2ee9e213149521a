"""What is wrong with an answer, in words: one sentence a fault, for the report and JUnit."""

from collections.abc import Iterator

from assistant.types import Text
from eval.metrics.answer import is_right
from eval.results import Outcome

_PARTS = {"value": "值", "unit": "单位", "comparator": "比较符", "year": "年份"}


def has_failed(outcome: Outcome) -> bool:
    """Tell whether the answer is not right, or has a fault no answer may have.

    Such faults are a figure without support, a changed quote and the wrong language.
    """
    judged = outcome.judgement
    in_language = judged.language == judged.expected_language
    return not (is_right(judged) and in_language and all(judged.quotes)) or bool(judged.unsupported)


def faults(outcome: Outcome) -> tuple[Text, ...]:
    """Return everything that is wrong with the answer."""
    return (*_of_the_decision(outcome), *_of_the_figures(outcome), *_of_the_text(outcome))


def _of_the_decision(outcome: Outcome) -> Iterator[Text]:
    case, judged = outcome.case, outcome.judgement
    if judged.should_abstain and not judged.abstained:
        yield Text(zh="应当拒答，却作了回答", en="it should have refused, and answered")
    if judged.abstained and not judged.should_abstain:
        yield Text(zh="应当回答，却拒答了", en="it should have answered, and refused")
    if judged.answered:
        for group, cited in zip(case.needed, judged.groups, strict=True):
            if not cited:
                yield Text(zh=f"未引用：{group[0]}", en=f"not cited: {group[0]}")


def _of_the_figures(outcome: Outcome) -> Iterator[Text]:
    judged = outcome.judgement
    for figure, match in zip(outcome.case.figures, judged.figures, strict=not judged.abstained):
        if not match.exact:
            printed = f"{figure.comparator} {figure.value}{figure.unit}"
            missing = [part for part in _PARTS if getattr(match, part) is False]
            parts = "、".join(_PARTS[part] for part in missing)
            yield Text(
                zh=f"数值未如实陈述：{printed}（{parts}）",
                en=f"figure not stated exactly: {printed} ({', '.join(missing)})",
            )
    for printed in judged.mistaken:
        yield Text(zh=f"陈述了错误数值：{printed}", en=f"states a wrong figure: {printed}")
    for printed in sorted(set(judged.forbidden) - set(judged.mistaken)):
        yield Text(zh=f"旁及未问的数值：{printed}", en=f"also states what was not asked: {printed}")
    for printed in judged.unsupported:
        yield Text(
            zh=f"数值不见于所引条款：{printed}",
            en=f"states a figure that no cited clause holds: {printed}",
        )


def _of_the_text(outcome: Outcome) -> Iterator[Text]:
    judged = outcome.judgement
    for citation, exact in zip(outcome.answer.citations, judged.quotes, strict=True):
        if not exact:
            yield Text(
                zh=f"引文 [{citation.number}] 与原文不一致",
                en=f"quote [{citation.number}] differs from the source",
            )
    if judged.language != judged.expected_language:
        yield Text(zh="回答语言与提问不符", en="the answer is in the wrong language")
