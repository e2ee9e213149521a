"""Judge one claim of a model against the evidence it cites; the first reason against it withholds it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.compose import Context, Draft, DraftClaim, Quote, Weigher
from assistant.compose.evidence import token_set
from assistant.errors import QuestionError
from assistant.llm.bindings import Binder, states
from assistant.llm.directives import speaks_to_machine
from assistant.llm.evidence import Item
from assistant.llm.replies import RawClaim
from assistant.places import Gazetteer
from assistant.quantity import read_quantities
from assistant.types import Clause, Language, Span, Target, Text
from assistant.understand import Query
from assistant.verify import context_texts, supported, verify

Understand = Callable[[str, Language], Query]
"""Understands a text as if it were a question in a language; raises QuestionError."""

Weigh = Callable[[Query], Weigher]

_LONGEST_CLAIM = 600
_MOST_CITATIONS = 4
_LEAST_GROUND = 0.5
_MARKUP = re.compile(
    r"https?:|www\.|[\w.+-]+@[\w-]+\.\w|<[A-Za-z/!]|\]\(|```|<\||(?:^|[^\d.])\d{3,4}[- ]\d{4}[- ]?\d{3,4}",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"不(?:得)?(?:低|少|超|高|大|小|多|足|满|断|同|仅|止|等)|(?:no|not)\s+(?:less|more|fewer|lower|higher|"
    r"exceed\w*|only|below|above|over|under|later)|无(?:偿|障碍|害|菌|缝|线|烟)|未(?:来|成年|婚)",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"没有|并?未|不|无(?!锡)|非(?!洲|政府|公有|物质|传染|营利)|取消|废止"
    r"|\b(?:no|not|never|none|nothing|neither|nor|without|cannot|abolish\w*|cancel\w*|repeal\w*)\b|n't\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Judged:
    """A claim with the quotes found for it, and why it is withheld, if it is."""

    claim: DraftClaim
    reason: Text | None = None


class Judge:
    """Judges claims of one answer.

    :param items: the numbered evidence that the model was shown.
    :param draft: the extractive draft, whose targets the claims may state.
    """

    def __init__(
        self,
        context: Context,
        items: Sequence[Item],
        draft: Draft,
        *,
        gazetteer: Gazetteer,
        understand: Understand,
        weigh: Weigh,
    ) -> None:
        self._context = context
        self._library = context.library
        self._items = {item.number: item for item in items}
        self._targets = [claim.target for claim in draft.claims if claim.target]
        self._gazetteer = gazetteer
        self._understand = understand
        self._weigh = weigh
        self._binder = Binder(context.library, context.names, gazetteer)

    def judge(self, raw: RawClaim) -> Judged:
        """Return the claim with its quotes, and the first reason to withhold it."""
        bare = DraftClaim(raw.text, ())
        if len(raw.text) > _LONGEST_CLAIM or _MARKUP.search(raw.text):
            return Judged(bare, _MARKED_UP)
        if speaks_to_machine(raw.text):
            return Judged(bare, _DIRECTIVE)
        query = self._read(raw.text)
        if query is None:
            return Judged(bare, _LANGUAGE)
        unknown = [number for number in raw.citations if number not in self._items]
        if unknown or not raw.citations:
            return Judged(bare, _unknown(unknown) if unknown else _UNCITED)
        weigher = self._weigh(query)
        cited = [self._items[number] for number in raw.citations[:_MOST_CITATIONS]]
        quotes = tuple(Quote(i.clause, self._quoted(raw.text, i, weigher)) for i in cited)
        claim = DraftClaim(raw.text, quotes, self._stated(raw.text))
        return Judged(claim, next(self._reasons(claim, weigher), None))

    def _read(self, text: str) -> Query | None:
        """Return the claim as understood, or ``None`` if it is not in the answer's language."""
        language = self._context.language
        if written_in(text) != language:
            return None
        try:
            return self._understand(text, language)
        except QuestionError:
            return None

    def _reasons(self, claim: DraftClaim, weigher: Weigher) -> Iterator[Text]:
        """Yield the reasons against a claim whose citations are known."""
        library = self._library
        clauses = [quote.clause for quote in claim.quotes]
        if any(speaks_to_machine(library.text(clause)) for clause in clauses):
            yield _DIRECTIVE
        verdict = verify(Draft((claim,)), self._context.query, library)
        if not verdict.claims:
            failed = "; ".join(check.detail for check in verdict.checks if not check.passed)
            yield Text(
                zh=f"与所引证据不符（{failed}）", en=f"not what the evidence says ({failed})"
            )
        if figure := self._binder.misplaced(claim.text, clauses):
            yield Text(
                zh=f"{figure} 在所引证据中属于别的指标、年份或地区",
                en=f"{figure} belongs to another indicator, year or place in the evidence",
            )
        words = " ".join(self._evidence(clause) for clause in clauses)
        framed = " ".join([words, *(t for each in clauses for t in context_texts(each, library))])
        held = {library.outline(clause.document).document.place for clause in clauses}
        for place in (mention.place for mention in self._gazetteer.find(claim.text)):
            names = (place.zh, place.zh_short, place.en_short)
            if place.zh not in held and not any(name in framed for name in names):
                yield Text(
                    zh=f"所引证据没有提到{place.zh}", en=f"the evidence does not name {place.en}"
                )
        if _denies(claim.text) and not _denies(words):
            yield _DENIED
        if weigher.coverage(token_set(framed)) < _LEAST_GROUND:
            yield _UNGROUNDED

    def _quoted(self, text: str, item: Item, weigher: Weigher) -> Span:
        """Return the sentence that supports most figures of a claim, and of those most of its words.

        If no sentence supports as many as the clause does, the whole of it is quoted.
        """
        clause, library = item.clause, self._library
        context = context_texts(clause, library)

        def figures(span: Span | None) -> int:
            evidence = [library.text(clause, span), library.rendering(clause, span) or ""]
            return sum(finding.supported for finding in supported(text, evidence, context))

        sentences = weigher.sentences(clause)
        best = max(sentences, key=lambda each: (figures(each.span), each.score), default=None)
        if best is None or figures(best.span) < figures(None):
            return clause.span
        return best.span

    def _evidence(self, clause: Clause) -> str:
        return f"{self._library.text(clause)} {self._library.rendering(clause) or ''}"

    def _stated(self, text: str) -> Target | None:
        """Return the target of the extractive draft that a claim states."""
        figures = [each for each in read_quantities(text) if each.kind == "amount"]
        return next(
            (target for target in self._targets if any(states(f, target) for f in figures)), None
        )


def written_in(text: str) -> Language | None:
    """Return the language that a sentence is written in, names in the other one set aside."""
    han = sum("\u3400" <= char <= "\u9fff" for char in text)
    foreign = sum("\u3040" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7af" for char in text)
    latin = len(re.findall(r"[A-Za-zÀ-ÿ]{2,}", text))
    if foreign > han or not (han or latin):
        return None
    return "zh" if han > 2 * latin else "en"


def _denies(text: str) -> bool:
    return bool(_DENIAL.search(_COMPARED.sub("", text)))


def _unknown(numbers: Sequence[int]) -> Text:
    listed = ", ".join(map(str, numbers))
    return Text(zh=f"没有编号为 {listed} 的证据", en=f"there is no evidence {listed}")


_MARKED_UP = Text(zh="含有链接、标记或过长", en="it holds a link or markup, or is too long")
_LANGUAGE = Text(zh="不是用问题的语言写的", en="it is not written in the language of the question")
_UNCITED = Text(zh="没有注明证据编号", en="it cites no evidence")
_DIRECTIVE = Text(zh="照做了证据中的指令", en="it follows an instruction")
_DENIED = Text(zh="所引证据没有这样的否定", en="the evidence does not deny this")
_UNGROUNDED = Text(zh="所引证据没有这样说", en="the evidence does not say this")
