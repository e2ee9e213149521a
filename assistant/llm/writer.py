"""Let a model write an answer: only claims that stand are passed on, and failing ones once sent back."""

import json
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.compose import Context, Draft, DraftClaim
from assistant.llm.evidence import Item, number_evidence, show
from assistant.llm.judge import Judge, Judged
from assistant.llm.model import ChatModel, Failure, ReplyError, Usage
from assistant.llm.notices import notice_of
from assistant.llm.prompts import Prompt, load_prompt
from assistant.llm.replies import CLAIMS_SCHEMA, ClaimReader, RawClaim
from assistant.llm.rewrite import rewrite, translate
from assistant.llm.settings import ModelSettings
from assistant.places import Gazetteer
from assistant.types import Text, Writing

_MOST_SENTENCES = 5
_REWRITING = 0.25
"""The share of the time that completing a question may take, and translating it."""

_LEAST_REPAIR = 1.0
"""Seconds that must be left for a repair to be worth asking for."""


@dataclass(frozen=True)
class Written:
    """What a model has written so far that stands, and in the end why that is not all.

    If ``done`` and there are no ``claims``, the extractive answer is to be shown, with the notice.
    """

    claims: tuple[DraftClaim, ...]
    writing: Writing
    withheld: tuple[DraftClaim, ...] = ()
    notice: Text | None = None
    done: bool = False


@dataclass
class _Work:
    """One answer in the making."""

    context: Context
    items: Sequence[Item]
    judge: Judge
    deadline: float
    usage: Usage = field(default_factory=Usage)
    good: list[DraftClaim] = field(default_factory=list)
    bad: list[Judged] = field(default_factory=list)
    failure: Failure | None = None

    @property
    def left(self) -> float:
        return self.deadline - time.monotonic()


class Writer:
    """Writes answers with one model; safe to use from several threads."""

    def __init__(self, model: ChatModel) -> None:
        self.model = model
        self._spent = 0
        self._counting = threading.Lock()

    @property
    def settings(self) -> ModelSettings:
        """The settings of the model."""
        return self.model.settings

    def number(self, context: Context, draft: Draft) -> tuple[Item, ...]:
        """Return the numbered evidence for an answer, within the budget."""
        return number_evidence(context, draft, self.settings.input_tokens)

    def complete(self, question: str, history: Sequence[str], gazetteer: Gazetteer) -> str | None:
        """Return a follow-up question completed by the model, or ``None``; see :func:`rewrite`."""
        if not (history and self.settings.rewrite) or self.exhausted:
            return None
        usage = Usage()
        complete = rewrite(
            self.model,
            question,
            history,
            gazetteer=gazetteer,
            seconds=self.settings.seconds * _REWRITING,
            usage=usage,
        )
        self.count(usage)
        return complete

    def translate(self, question: str) -> str | None:
        """Return a question in the other language, or ``None``; see :func:`translate`."""
        if not self.settings.translate or self.exhausted:
            return None
        usage = Usage()
        seconds = self.settings.seconds * _REWRITING
        translated = translate(self.model, question, seconds=seconds, usage=usage)
        self.count(usage)
        return translated

    def write(
        self, context: Context, draft: Draft, items: Sequence[Item], judge: Judge, seconds: float
    ) -> Iterator[Written]:
        """Yield what stands, each time there is one claim more, and at last the whole.

        :param seconds: the time for all of it.
        """
        work = _Work(context, items, judge, time.monotonic() + seconds)
        template = load_prompt("answer", context.language)
        prompt = template.fill(
            question=context.query.text,
            evidence=show(items, context.library, context.language),
            most=_MOST_SENTENCES,
        )

        def written(*, done: bool = False, notice: Text | None = None) -> Written:
            shown = () if notice and not _answers(work.good, draft, context) else tuple(work.good)
            return Written(
                shown,
                Writing(
                    model=self.settings.name,
                    prompt=template.name,
                    prompt_sha256=template.sha256,
                    written=bool(shown),
                    input_tokens=work.usage.input_tokens,
                    output_tokens=work.usage.output_tokens,
                ),
                tuple(judged.claim for judged in work.bad),
                notice,
                done,
            )

        if self.exhausted:
            work.failure = "quota"
        else:
            for _ in self._ask(work, prompt):
                yield written()
            if work.bad and not work.failure and work.left > _LEAST_REPAIR:
                problems, work.bad = work.bad, []
                for _ in self._ask(work, self._repair(work, problems)):
                    yield written()
                work.bad = work.bad or problems
            self.count(work.usage)
        notice = notice_of(
            work.failure, withheld=bool(work.bad), answers=_answers(work.good, draft, context)
        )
        yield written(done=True, notice=notice)

    @property
    def exhausted(self) -> bool:
        """Whether the tokens of the program are used up."""
        most = self.settings.total_tokens
        return most is not None and self._spent >= most

    def count(self, usage: Usage) -> None:
        """Add to what the program has used."""
        with self._counting:
            self._spent += usage.input_tokens + usage.output_tokens

    def _ask(self, work: _Work, prompt: Prompt) -> Iterator[DraftClaim]:
        """Yield the claims of a reply that stand, and keep all in ``work``."""
        reader = ClaimReader()
        try:
            for piece in self.model.stream(prompt, CLAIMS_SCHEMA, max(work.left, 0.1), work.usage):
                yield from self._judged(work, reader.feed(piece))
        except ReplyError as error:
            work.failure = error.failure
        yield from self._judged(work, reader.finish())
        if not (reader.structured or work.good or work.bad or work.failure):
            work.failure = "garbage"

    def _judged(self, work: _Work, raws: Iterator[RawClaim]) -> Iterator[DraftClaim]:
        for raw in raws:
            judged = work.judge.judge(raw)
            if judged.reason:
                work.bad.append(judged)
            elif all(judged.claim.text != held.text for held in work.good):
                work.good.append(judged.claim)
                yield judged.claim

    def _repair(self, work: _Work, problems: Sequence[Judged]) -> Prompt:
        language = work.context.language
        listed = [
            json.dumps(
                {"text": each.claim.text, "reason": each.reason.in_language(language)},
                ensure_ascii=False,
            )
            for each in problems
            if each.reason
        ]
        return load_prompt("repair", language).fill(
            question=work.context.query.text,
            problems="\n".join(listed),
            evidence=show(work.items, work.context.library, language),
        )


def _answers(claims: Sequence[DraftClaim], draft: Draft, context: Context) -> bool:
    """Return whether claims state the figures that the extractive draft found to be the answer.

    A model that tells of another figure, however well proved, has not answered the question.
    """
    wanted = [claim.target for claim in draft.claims if claim.target]
    if context.query.intent != "compare":
        wanted = wanted[:1]
    stated = {claim.target for claim in claims}
    return bool(claims) and all(target in stated for target in wanted)
