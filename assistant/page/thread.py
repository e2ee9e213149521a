"""The conversation as HTML: each question with its answer and, beside it, the proof."""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from assistant.page.messages import say
from assistant.page.sources import held, source, source_id
from assistant.page.turn import Turn
from assistant.store import Library
from assistant.types import Answer, Check, Language

_MARKER = re.compile(r"\[(\d{1,2})\]")
_SUGGESTIONS = 3


def thread(turns: Sequence[Turn], library: Library, language: Language) -> Markup:
    """Return the whole conversation; the sources of the last answer are open."""
    if not turns:
        return welcome(library, language)
    asked = {turn.question for turn in turns}
    return Markup("").join(
        _turn(turn, number, asked, library, language, last=number == len(turns))
        for number, turn in enumerate(turns, start=1)
    )


def welcome(library: Library, language: Language) -> Markup:
    """Return what stands in place of a conversation: what this is, and questions to start with."""
    chosen = examples(library, language)
    return Markup("<section class='welcome'><p>{}</p>{}</section>").format(
        say("welcome", language, count=len(library.documents)),
        _questions("examples", chosen, language),
    )


def examples(library: Library, language: Language) -> tuple[str, ...]:
    """Return one question of the bank a document, about a figure where there is one."""
    chosen: list[str] = []
    for outline in library.outlines.values():
        stated = {target.clause for target in library.targets if target.kind == "target"}
        clauses = sorted(outline.clauses, key=lambda clause: clause.id not in stated)
        banks = (library.questions(clause.id) for clause in clauses)
        bank = next((bank for bank in banks if bank and bank.zh and bank.en), None)
        if bank:
            chosen.append((bank.zh if language == "zh" else bank.en)[0])
    return tuple(chosen[:6])


def spoken(answer: Answer) -> Markup:
    """Return an answer as a screen reader should announce it."""
    return escape(_MARKER.sub("", answer.text))


def _turn(
    turn: Turn, number: int, asked: set[str], library: Library, language: Language, *, last: bool
) -> Markup:
    answer = turn.answer
    sources = Markup("").join(
        source(citation, number, library, language, opened=last and citation.number == 1)
        for citation in answer.citations
    )
    aside = Markup(
        "<aside class='sources' aria-label='{label}'><h3>{label}</h3>{all}</aside>"
    ).format(label=say("sources" if answer.abstained is None else "nearest", language), all=sources)
    return Markup(
        "<article class='turn{kind}' id='turn-{number}'><h2 class='question'>{question}</h2>"
        "<div class='body'><div class='answer' lang='{lang}'>{text}{checks}{more}</div>{aside}</div>"
        "</article>"
    ).format(
        kind=" abstained" if answer.abstained is not None else "",
        number=number,
        question=turn.question,
        lang="zh-CN" if answer.language == "zh" else "en",
        text=_text(answer, number, language),
        checks=_checks(answer, language),
        more=_suggestions(answer, asked, library, language) if last else "",
        aside=aside if answer.citations else "",
    )


def _text(answer: Answer, turn: int, language: Language) -> Markup:
    if answer.abstained is not None:
        head = Markup("<p class='calm'>{}</p>").format(say("not_found", language))
        return head + Markup("<p>{}</p>").format(_linked(answer.text, answer, turn, language))
    paragraphs = [
        claim.text + "".join(f"[{number}]" for number in claim.citations) for claim in answer.claims
    ]
    return Markup("").join(
        Markup("<p>{}</p>").format(_linked(text, answer, turn, language)) for text in paragraphs
    )


def _linked(text: str, answer: Answer, turn: int, language: Language) -> Markup:
    """Return ``text`` with its [n] markers turned into links to the sources."""
    known = {citation.number for citation in answer.citations}
    parts: list[Markup] = []
    done = 0
    for match in _MARKER.finditer(text):
        number = int(match[1])
        if number not in known:
            continue
        parts.append(escape(text[done : match.start()]))
        parts.append(
            Markup(
                "&#8288;<a class='marker' href='#{id}' data-source='{id}' aria-label='{label}'>{n}</a>"
            ).format(
                id=source_id(turn, number), label=say("source", language, number=number), n=number
            )
        )
        done = match.end()
    return Markup("").join([*parts, escape(text[done:])])


def _checks(answer: Answer, language: Language) -> Markup:
    """Return the quiet line of checks, and why an answer is not wholly the language model's."""
    notice = Markup("<p class='calm'>{}</p>").format(answer.notice) if answer.notice else Markup("")
    if not answer.checks:
        return notice
    time = say("milliseconds", language, time=f"{answer.timing_ms.total:.0f}")
    shown = [_check(check, language) for check in answer.checks]
    return notice + Markup("<p class='checks' aria-label='{}'>{} <span>{}</span></p>").format(
        say("checks", language), Markup(" ").join(shown), time
    )


def _check(check: Check, language: Language) -> Markup:
    state = "passed" if check.passed else "failed"
    return Markup("<span class='{}'><span role='img' aria-label='{}'>{}</span> {}</span>").format(
        state, say(f"check_{state}", language), "✓" if check.passed else "✗", check.detail
    )


def _suggestions(answer: Answer, asked: set[str], library: Library, language: Language) -> Markup:
    """Return questions of the bank that the cited clauses and their neighbours answer."""
    found: list[str] = []
    for citation in answer.citations:
        clause = held(citation, library)
        if clause is None:
            continue
        near = [clause, *library.children(clause.parent or clause.document)]
        for bank in (library.questions(other.id) for other in near):
            if bank:
                found += bank.zh if answer.language == "zh" else bank.en
    fresh = [question for question in dict.fromkeys(found) if question not in asked]
    return _questions("suggestions", fresh[:_SUGGESTIONS], language)


def _questions(key: str, questions: Sequence[str], language: Language) -> Markup:
    if not questions:
        return Markup("")
    buttons = Markup("").join(
        Markup("<li><button type='button' data-ask='{q}'>{q}</button></li>").format(q=question)
        for question in questions
    )
    return Markup(
        "<nav class='questions' aria-label='{label}'><h3>{label}</h3><ul>{all}</ul></nav>"
    ).format(label=say(key, language), all=buttons)
