"""Running the cases through a system, in this process or in several."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context

from assistant.errors import QuestionError
from assistant.types import Answer, Hit
from eval.cases import Case
from eval.corpus import Corpus
from eval.judge import judge
from eval.metrics import risk_curve
from eval.metrics.retrieval import DEPTH
from eval.results import Outcome, Run, Setting
from eval.summary import summarise_groups
from eval.system import Opener, System

Reply = tuple[Answer, tuple[Hit, ...], float]
Progress = Callable[[], None]

_worker: dict[str, System] = {}


def reply(system: System, case: Case) -> Reply:
    """Ask one case: the answer, the hits, and the answer's wall-clock time in milliseconds.

    The search gets the whole conversation, since it has no notion of earlier turns. A question
    that the system rejects as unreadable counts as refused, with the message users see.
    """
    started = time.perf_counter()
    try:
        answer = system.ask(case.question, history=case.history)
    except QuestionError as error:
        return _rejection(case, error), (), (time.perf_counter() - started) * 1000
    elapsed = (time.perf_counter() - started) * 1000
    return answer, tuple(system.search(" ".join((*case.history, case.question)), DEPTH)), elapsed


def _rejection(case: Case, error: QuestionError) -> Answer:
    message = error.in_language(case.language)
    return Answer(
        id=case.id,
        question=case.question,
        language=case.language,
        text=message,
        abstained=message,
    )


def replies(cases: Sequence[Case], opener: Opener, workers: int = 1) -> Iterator[Reply]:
    """Yield the reply to each case in order.

    With several workers each process opens its own system. They are spawned, not forked, because
    numerical libraries hold threads.
    """
    if workers == 1:
        system = opener()
        yield from (reply(system, case) for case in cases)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _open, (opener,)) as pool:
        yield from pool.map(_reply, cases, chunksize=4)


def _open(opener: Opener) -> None:
    _worker["system"] = opener()


def _reply(case: Case) -> Reply:
    return reply(_worker["system"], case)


def evaluate(
    cases: Sequence[Case],
    opener: Opener,
    corpus: Corpus,
    setting: Setting,
    *,
    workers: int = 1,
    progress: Progress = lambda: None,
) -> Run:
    """Ask all ``cases``, judge the answers and summarise them; ``progress`` is told of each."""
    started = time.perf_counter()
    outcomes = []
    for case, (answer, hits, elapsed) in zip(cases, replies(cases, opener, workers), strict=True):
        judgement = judge(case, answer, hits, corpus, elapsed)
        outcomes.append(Outcome(case=case, answer=answer, judgement=judgement))
        progress()
    made_at = datetime.now(UTC)
    return Run(
        id=f"{made_at:%Y%m%dT%H%M%S}-{setting.system}-{setting.split}",
        made_at=made_at.isoformat(timespec="seconds"),
        seconds=round(time.perf_counter() - started, 2),
        setting=setting,
        groups=summarise_groups(outcomes),
        risk=risk_curve([outcome.judgement for outcome in outcomes]),
        outcomes=tuple(outcomes),
    )
