"""Answer from the sentences of the best clauses: measures, definitions, bodies responsible, dates."""

import re

from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim, Quote
from assistant.compose.evidence import Evidence, Sentence, token_set
from assistant.compose.figures import row_facts
from assistant.compose.wording import say_sentence, without_marker
from assistant.quantity import read_quantities
from assistant.types import Clause

LEAST_CLAUSE = 0.2
_MOST_SENTENCES = 2
_TERM_NAMED = 0.7
_TERM_DEFINED = 0.8
_NEAR_BEST = 0.8
_SECOND_CLAUSE = 0.7
_SUFFIX = re.compile(r"[（(][^（）()]*[:：][^（）()]*[）)]\s*$")
_DEFINES = re.compile(
    r"所称|[是系]指|指的是|\bmeans\b|\brefers? to\b|\bis defined as\b", re.IGNORECASE
)
_BODIES = re.compile(
    r"部门|处室?|机构|委员会|中心|领导小组|医院|department|division|office|institution|commission"
)


def answer_measure(context: Context) -> Draft | None:
    """Answer with the telling sentences of the best clause, and of the next if it is as good."""
    good = [each for each in context.evidence if each.confidence >= LEAST_CLAUSE]
    if not good:
        return None
    chosen = [good[0]]
    chosen += [each for each in good[1:3] if each.confidence >= _SECOND_CLAUSE * good[0].confidence]
    claims = [claim for each in chosen[:2] for claim in _tell(context, each)]
    return Draft(tuple(claims[: _MOST_SENTENCES + 1]))


def _tell(context: Context, evidence: Evidence) -> list[DraftClaim]:
    if evidence.clause.kind == "row" and (facts := row_facts(context, evidence)):
        return facts
    return [
        say_sentence(sentence, context.library, context.language)
        for sentence in telling_sentences(context, evidence.clause)
    ]


def telling_sentences(context: Context, clause: Clause) -> list[Sentence]:
    """Return the sentences of a clause that cover the question best, in reading order."""
    sentences = [s for s in context.weigher.sentences(clause) if not _is_heading(context, s)]
    if not sentences:
        return context.weigher.sentences(clause)[:1]
    best = max(sentence.score for sentence in sentences)
    ranked = sorted(sentences, key=lambda sentence: -sentence.score)[:_MOST_SENTENCES]
    kept = [sentence for sentence in ranked if sentence.score >= _NEAR_BEST * best]
    return sorted(kept, key=lambda sentence: sentence.span)


def _is_heading(context: Context, sentence: Sentence) -> bool:
    clause = sentence.clause
    text = context.library.text(clause, sentence.span)
    return bool(clause.heading) and len(text) <= len(clause.label) + len(clause.heading) + 4


def answer_list(context: Context) -> Draft | None:
    """List the headings under the heading that the question names (主要任务, basic principles)."""
    documents = context.query.scope.documents or tuple(
        dict.fromkeys(each.clause.document for each in context.evidence[:1])
    )
    headed = [
        (context.weigher.precision(*_heading_words(context, clause)), clause)
        for name in documents
        for clause in context.library.outline(name).clauses
        if clause.kind == "heading" and clause.heading
    ]
    named, clause = max(headed, key=lambda item: item[0], default=(0.0, None))
    parts = [c for c in context.library.children(clause.id) if c.heading] if clause else []
    if clause is None or named < _HEADING_NAMED or len(parts) < _FEWEST_PARTS:
        return None
    names = [_heading_of(context, part) for part in parts]
    subject = _heading_of(context, clause)
    colon, separator, stop = ("：", "；", "。") if context.language == "zh" else (": ", "; ", ".")
    text = f"{subject}{colon}{separator.join(names)}{stop}"
    quotes = [Quote(clause, clause.span), *(Quote(part, part.span) for part in parts)]
    return Draft((DraftClaim(text, tuple(quotes)),))


_HEADING_NAMED = 0.6
_FEWEST_PARTS = 2


def _heading_of(context: Context, clause: Clause) -> str:
    """Return a clause's heading in the language of the answer."""
    if context.language == "en":
        rendered = context.library.rendered(clause)
        return without_marker(rendered[0].text).rstrip(".") if rendered else clause.heading
    return clause.heading


def _heading_words(context: Context, clause: Clause) -> list[list[str]]:
    rendered = context.library.rendered(clause)
    texts = [clause.heading, without_marker(rendered[0].text) if rendered else ""]
    return [sorted(token_set(text)) for text in texts]


def answer_definition(context: Context) -> Draft | None:
    """Prefer a clause that defines the term asked for."""
    for each in context.evidence:
        if each.clause.kind == "definition" and _names_term(context, each):
            sentences = context.weigher.sentences(each.clause)[:_MOST_SENTENCES]
            claims = [say_sentence(s, context.library, context.language) for s in sentences]
            return Draft(tuple(claims))
    defining = _defining_sentence(context)
    if defining:
        return Draft((say_sentence(defining, context.library, context.language),))
    return answer_measure(context)


def _defining_sentence(context: Context) -> Sentence | None:
    """Return the sentence of any clause found that defines what the question names, if one does."""
    defining = [
        sentence
        for each in context.evidence
        for sentence in context.weigher.sentences(each.clause)
        if sentence.score >= _TERM_DEFINED
        and _DEFINES.search(context.library.text(each.clause, sentence.span))
    ]
    return max(defining, key=lambda sentence: sentence.score, default=None)


def _names_term(context: Context, evidence: Evidence) -> bool:
    """Return whether a definition is likely meant, or the question names most of its term."""
    if evidence.confidence >= LEAST_CLAUSE:
        return True
    names = [
        evidence.clause.heading,
        (context.library.rendering(evidence.clause) or "").split(":")[0],
    ]
    return context.weigher.precision(*(sorted(token_set(name)) for name in names)) >= _TERM_NAMED


def answer_when(context: Context) -> Draft | None:
    """Answer with the sentence of a likely clause that names a time and covers the question best."""
    timed = [
        (each.confidence, sentence)
        for each in context.evidence[:3]
        if each.confidence >= LEAST_CLAUSE
        for sentence in context.weigher.sentences(each.clause)
        if _names_time(context.library.text(each.clause, sentence.span))
    ]
    if not timed:
        return None
    _, best = max(timed, key=lambda item: item[0] * item[1].score)
    if best.clause.kind == "row":
        return None
    return Draft((say_sentence(best, context.library, context.language),))


_FREQUENCY = re.compile(
    r"每(?:年|半年|季度|月|周|日)|年底|月底|annually|every|each (?:year|quarter|month)"
)


def _names_time(text: str) -> bool:
    times = any(quantity.kind in {"year", "date"} for quantity in read_quantities(text))
    return times or bool(_FREQUENCY.search(text))


def answer_responsible(context: Context) -> Draft | None:
    """Name the bodies of the clause's responsibility suffix, or the sentence that charges a body."""
    for each in context.evidence[:3]:
        if each.confidence < LEAST_CLAUSE:
            continue
        if each.clause.responsible:
            return Draft((_name_bodies(context, each.clause), *_charging(context, each.clause)))
        charged = [
            sentence
            for sentence in telling_sentences(context, each.clause)
            if _BODIES.search(context.library.text(each.clause, sentence.span))
        ]
        if charged:
            return Draft(tuple(say_sentence(s, context.library, context.language) for s in charged))
    return answer_measure(context)


_CHARGES = re.compile(r"负责|牵头|指定|承担|responsible|designat|in charge|lead", re.IGNORECASE)


def _charging(context: Context, clause: Clause) -> list[DraftClaim]:
    """Return the sentence among the telling ones that charges somebody with a task."""
    return [
        say_sentence(sentence, context.library, context.language)
        for sentence in telling_sentences(context, clause)
        if _CHARGES.search(_SUFFIX.sub("", context.library.text(clause, sentence.span)))
    ][:1]


def _name_bodies(context: Context, clause: Clause) -> DraftClaim:
    text = _say_bodies(clause, context)
    holder = clause
    if not any(body in context.library.text(holder) for body in clause.responsible):
        family = [
            *context.library.children(clause.id),
            *context.library.children(clause.parent or ""),
        ]
        holder = next(
            (c for c in family if clause.responsible[0] in context.library.text(c)), clause
        )
    match = _SUFFIX.search(context.library.text(holder))
    suffix = (
        (holder.span[0] + match.start(), holder.span[0] + match.end()) if match else holder.span
    )
    told = telling_sentences(context, clause)[:1]
    quotes = [Quote(holder, suffix), *(Quote(clause, sentence.span) for sentence in told)]
    return DraftClaim(text, tuple(quotes))


def _say_bodies(clause: Clause, context: Context) -> str:
    if context.language == "zh":
        subject = clause.heading or without_marker(clause.path[-1])
        return f"“{subject}”的责任处室：{'、'.join(clause.responsible)}。"
    return f"Responsible: {', '.join(context.names.body(body) for body in clause.responsible)}."
