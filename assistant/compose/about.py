"""Answer questions about a document itself: number, issuer, dates, period, basis, entry into force."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim, Quote
from assistant.compose.wording import say_span
from assistant.types import Clause, Document, Language, Outline, Text
from assistant.words import sentences

_NUMBER = re.compile(
    r"文号|发文字号|document number|reference number|official number|number of the (?:notice|document)",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"谁.{0,6}(?:发布|印发|制定|出台)|发文(?:机关|单位)|哪.{0,6}(?:发布|印发|制定|出台)"
    r"|who issued|issued by"
    r"|which (?:body|authority|office|organi[sz]ation) (?:issued|released|published)|issuing",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"印发(?:日期|时间)|哪一?天印发|何时印发|print", re.IGNORECASE)
_FORCE = re.compile(r"施行|生效|实施(?:日期|时间)|force|effect", re.IGNORECASE)
_DATE = re.compile(r"何时|什么时候|哪一?[天年日]|日期|时间|when|date", re.IGNORECASE)
_BASIS = re.compile(r"依据|根据|basis|based on|pursuant", re.IGNORECASE)
_BASIS_TEXT = re.compile(r"根据|依据|为贯彻|为了?落实|贯彻落实|pursuant to|in accordance with")
_FORCE_TEXT = re.compile(r"自.{1,16}起(?:施行|实施|执行|生效)|(?:come|enter)s? into force")


@dataclass(frozen=True)
class _Aspect:
    asks: re.Pattern[str]
    find: Callable[[Outline], Iterator[tuple[Clause, tuple[int, int]]]]
    say: Callable[[Document, Language], str | None]


def answer_about(context: Context, documents: tuple[str, ...]) -> Draft | None:
    """Answer about the documents in scope, or those of the best evidence.

    :returns: ``None`` if no aspect of a document is asked for; a draft without claims if the text
        does not print what is asked.
    """
    names = documents or tuple(dict.fromkeys(each.clause.document for each in context.evidence[:1]))
    for aspect in _ASPECTS:
        if aspect.asks.search(context.query.folded):
            claims = [claim for name in names for claim in _claims(context, name, aspect)]
            return Draft(tuple(claims[:2]), abstained=None if claims else _NOT_PRINTED)
    return None


_NOT_PRINTED = Text(zh="文件中没有印出这一项", en="the document does not print this")


def _claims(context: Context, name: str, aspect: _Aspect) -> Iterator[DraftClaim]:
    outline = context.library.outline(name)
    for clause, span in aspect.find(outline):
        said = aspect.say(outline.document, context.language)
        text = said or say_span(clause, span, context.library, context.language)
        yield DraftClaim(text, (Quote(clause, span),))
        return


def _whole(
    outline: Outline, wanted: Callable[[str], bool]
) -> Iterator[tuple[Clause, tuple[int, int]]]:
    for clause in outline.clauses:
        text = outline.own_text(clause)
        for start, end in sentences(text):
            if wanted(text[start:end]):
                yield clause, (clause.span[0] + start, clause.span[0] + end)


def _find_number(outline: Outline) -> Iterator[tuple[Clause, tuple[int, int]]]:
    number = outline.document.number
    return _whole(outline, lambda text: bool(number) and str(number) in text)


def _find_issuer(outline: Outline) -> Iterator[tuple[Clause, tuple[int, int]]]:
    issuer = outline.document.issuer
    found = list(_whole(outline, lambda text: bool(issuer) and str(issuer) in text))
    return iter(sorted(found, key=lambda item: item[1][1] - item[1][0]))


def _find_date(outline: Outline) -> Iterator[tuple[Clause, tuple[int, int]]]:
    date = outline.document.date
    if not date:
        return iter(())
    year, month, day = (int(part) for part in date.split("-"))
    printed = re.compile(rf"(?:{year}\s*年\s*)?{month}\s*月\s*{day}\s*日")
    return _whole(outline, lambda text: bool(printed.search(text)) and "印发" not in text[-4:])


def _find_printed(outline: Outline) -> Iterator[tuple[Clause, tuple[int, int]]]:
    return _whole(
        outline, lambda text: bool(re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日\s*印发", text))
    )


def _find_basis(outline: Outline) -> Iterator[tuple[Clause, tuple[int, int]]]:
    return _whole(outline, lambda text: "《" in text and bool(_BASIS_TEXT.search(text)))


def _find_force(outline: Outline) -> Iterator[tuple[Clause, tuple[int, int]]]:
    return _whole(outline, lambda text: bool(_FORCE_TEXT.search(text)))


def _say_number(document: Document, language: Language) -> str:
    return (
        f"文号为{document.number}。"
        if language == "zh"
        else f"The document number is {document.number}."
    )


def _say_issuer(document: Document, language: Language) -> str:
    if language == "zh":
        return f"发文机关为{document.issuer}。"
    return f"It was issued by the {document.issuer_en or document.issuer}."


def _say_date(document: Document, language: Language) -> str:
    year, month, day = (int(part) for part in str(document.date).split("-"))
    if language == "zh":
        return f"日期为{year}年{month}月{day}日。"
    return f"It is dated {day} {_MONTHS[month - 1]} {year}."


def _say_verbatim(_document: Document, _language: Language) -> None:
    return None


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PERIOD = re.compile(
    r"(?:起止|实施|规划|执行)(?:年限|期限|期间|时间)|哪几年|哪一?年到|span of years"
    r"|over what (?:span|period)|which years|what period|years does .{1,60} (?:run|cover)"
    r"|plan period",
    re.IGNORECASE,
)
_BASIS_NUMBERS = re.compile(
    r"依据.{0,30}文号|文号.{0,30}依据|based on.{0,60}number|numbers? of the .{0,60}based",
    re.IGNORECASE,
)


def _find_title(outline: Outline) -> Iterator[tuple[Clause, tuple[int, int]]]:
    return iter(
        [(c, c.span) for c in outline.clauses if c.kind == "title" and outline.document.period]
    )


def _say_period(document: Document, language: Language) -> str:
    first, last = document.period or (0, 0)
    if language == "zh":
        return f"期限为{first}—{last}年。"
    return f"It covers the years {first}–{last}."


_ASPECTS = (
    _Aspect(_BASIS_NUMBERS, _find_basis, _say_verbatim),
    _Aspect(_PERIOD, _find_title, _say_period),
    _Aspect(_NUMBER, _find_number, _say_number),
    _Aspect(_FORCE, _find_force, _say_verbatim),
    _Aspect(_PRINTED, _find_printed, _say_verbatim),
    _Aspect(_ISSUER, _find_issuer, _say_issuer),
    _Aspect(_BASIS, _find_basis, _say_verbatim),
    _Aspect(_DATE, _find_date, _say_date),
)
