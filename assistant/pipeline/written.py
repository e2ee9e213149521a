"""Answers written by a language model: each state of one, verified, as the contract's answer."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.compose import Context, Draft, Weigher
from assistant.pipeline.present import present
from assistant.places import Gazetteer
from assistant.types import Answer, Language
from assistant.understand import Query
from assistant.verify import verify

if TYPE_CHECKING:
    from assistant.llm.writer import Writer, Written


def write(
    writer: "Writer",
    context: Context,
    draft: Draft,
    extractive: Answer,
    *,
    gazetteer: Gazetteer,
    understand: Callable[[str, Language], Query],
    weigh: Callable[[Query], Weigher],
    seconds: float,
) -> Iterator[Answer]:
    """Yield the answer as it grows by claims that stand; the last one is whole.

    :param extractive: the answer without a model, shown if the model's does not stand.
    :param seconds: the time that the model has.
    """
    from assistant.llm.judge import Judge

    begun = time.perf_counter()
    items = writer.number(context, draft)
    judge = Judge(context, items, draft, gazetteer=gazetteer, understand=understand, weigh=weigh)
    for written in writer.write(context, draft, items, judge, seconds):
        spent = round((time.perf_counter() - begun) * 1000, 2)
        timing = extractive.timing_ms
        timing = timing.model_copy(update={"total": round(timing.total + spent, 2)})
        told = {
            "writing": written.writing.model_copy(update={"ms": spent}),
            "notice": written.notice and written.notice.in_language(context.language),
            "timing_ms": timing,
        }
        if written.claims:
            yield _presented(written, context, extractive).model_copy(update=told)
        elif written.done:
            yield extractive.model_copy(update=told)


def _presented(written: "Written", context: Context, extractive: Answer) -> Answer:
    """Return the model's claims as an answer, verified once more all together."""
    draft = Draft(written.claims)
    verdict = verify(draft, context.query, context.library)
    verdict = replace(verdict, withheld=(*verdict.withheld, *written.withheld))
    return present(
        extractive.question,
        context.query,
        draft,
        verdict,
        context.library,
        timing=extractive.timing_ms,
    )
