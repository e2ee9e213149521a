"""Turn what stands after verification into the contract's answer."""

import hashlib
from collections.abc import Sequence

from assistant.compose import Draft, DraftClaim, Quote
from assistant.store import Library
from assistant.types import (
    Answer,
    Check,
    Citation,
    CitedClause,
    CitedDocument,
    Claim,
    Clause,
    Language,
    Text,
    Timing,
)
from assistant.understand import Query
from assistant.verify import Verdict

_WITHHELD = Text(
    zh="找到的内容未通过核对，已不予显示",
    en="what was found did not pass verification and is withheld",
)
_NEAREST = Text(zh="最接近的内容", en="nearest thing found")
_SORRY = Text(zh="无法据现有文件回答", en="This cannot be answered from the documents held")


def present(
    question: str,
    query: Query,
    draft: Draft,
    verdict: Verdict,
    library: Library,
    *,
    timing: Timing,
) -> Answer:
    """Return the answer as shown, with numbered citations in the order they are first used."""
    answered = bool(verdict.claims)
    shown = verdict.claims if answered else draft.nearest
    citations = _Citations(library)
    claims = tuple(
        Claim(text=claim.text, citations=citations.cite(claim.quotes)) for claim in shown
    )
    return Answer(
        id=hashlib.sha256(f"{query.text}|{query.language}".encode()).hexdigest()[:16],
        question=question,
        language=query.language,
        text=_text(claims, query.language)
        if answered
        else _refusal(draft, claims, verdict, query.language),
        abstained=None if answered else _reason(draft, claims, verdict, query.language),
        claims=claims if answered else (),
        citations=tuple(citations.all),
        targets=tuple(claim.target for claim in verdict.claims if claim.target),
        checks=verdict.checks + _withheld_check(verdict.withheld, query.language),
        timing_ms=timing,
    )


def _text(claims: Sequence[Claim], language: Language) -> str:
    separator = "" if language == "zh" else " "
    return separator.join(_marked(claim, language) for claim in claims)


def _marked(claim: Claim, language: Language) -> str:
    marks = "".join(f"[{number}]" for number in claim.citations)
    return claim.text + (marks if language == "zh" else f" {marks}")


def _reason(draft: Draft, claims: Sequence[Claim], verdict: Verdict, language: Language) -> str:
    reason = (_WITHHELD if verdict.withheld else draft.abstained or _SORRY).in_language(language)
    if not claims:
        return reason
    stop, colon = ("；", "：") if language == "zh" else ("; ", ": ")
    return f"{reason}{stop}{_NEAREST.in_language(language)}{colon}{claims[0].text}"


def _refusal(draft: Draft, claims: Sequence[Claim], verdict: Verdict, language: Language) -> str:
    reason = (_WITHHELD if verdict.withheld else draft.abstained or _SORRY).in_language(language)
    colon, stop = ("：", "。") if language == "zh" else (": ", ".")
    head = f"{_SORRY.in_language(language)}{colon}{reason}{stop}"
    if not claims:
        return head
    label = _NEAREST.in_language(language)
    if language == "zh":
        return f"{head}{label}：{_marked(claims[0], language)}"
    return f"{head} {label[0].upper()}{label[1:]}: {_marked(claims[0], language)}"


def _withheld_check(withheld: Sequence[DraftClaim], language: Language) -> tuple[Check, ...]:
    if not withheld:
        return ()
    detail = (
        f"{len(withheld)} 句未通过核对，已不显示"
        if language == "zh"
        else f"{len(withheld)} sentences withheld"
    )
    return (Check(name="withheld", passed=False, detail=detail),)


class _Citations:
    """Numbers quotes by clause and span, in the order of use."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._numbers: dict[tuple[str, tuple[int, int]], int] = {}
        self.all: list[Citation] = []

    def cite(self, quotes: Sequence[Quote]) -> tuple[int, ...]:
        numbers = []
        for quote in quotes:
            key = (quote.clause.id, quote.span)
            if key not in self._numbers:
                self._numbers[key] = len(self.all) + 1
                self.all.append(self._citation(quote, len(self.all) + 1))
            numbers.append(self._numbers[key])
        return tuple(dict.fromkeys(numbers))

    def _citation(self, quote: Quote, number: int) -> Citation:
        outline = self._library.outline(quote.clause.document)
        document = outline.document
        return Citation(
            number=number,
            document=CitedDocument.model_validate(
                document.model_dump(include=set(CitedDocument.model_fields))
            ),
            clause=CitedClause(
                id=quote.clause.id,
                label=quote.clause.label,
                path=quote.clause.path,
                path_en=self._path_en(quote.clause),
            ),
            quote=outline.text[slice(*quote.span)],
            span=quote.span,
            source_lines=outline.source_map.lines(quote.span),
            passage=self._library.text(quote.clause),
            rendering=self._library.rendering(quote.clause, quote.span),
        )

    def _path_en(self, clause: Clause) -> tuple[str, ...]:
        """Return the English headings above a clause, or none if any of them has no rendering."""
        path: list[str] = []
        above = clause.parent
        while above:
            parent = self._library.clause(above)
            rendered = self._library.rendered(parent)
            if parent.label or parent.heading:
                if not rendered:
                    return ()
                path.insert(0, rendered[0].text.rstrip("."))
            above = parent.parent
        return tuple(path)
