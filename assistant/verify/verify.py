"""Judge a drafted answer: what fails is withheld and shown, what stands is cited."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose import Draft, DraftClaim, Quote
from assistant.store import Library
from assistant.types import Check, Clause, Language, Text
from assistant.understand import Query
from assistant.verify.numbers import Finding, supported


@dataclass(frozen=True)
class Verdict:
    """The claims that stand, those withheld, and one check a verification."""

    claims: tuple[DraftClaim, ...]
    withheld: tuple[DraftClaim, ...]
    checks: tuple[Check, ...]


def verify(draft: Draft, query: Query, library: Library) -> Verdict:
    """Check the quotes, the figures and the scope of every claim of ``draft``."""
    findings = [_figures(claim, library) for claim in draft.claims]
    quoted = [_quotes_stand(claim.quotes, library) for claim in draft.claims]
    placed = [_in_scope(claim, query, library) for claim in draft.claims]
    stands = [
        all(finding.supported for finding in found) and quote and place
        for found, quote, place in zip(findings, quoted, placed, strict=True)
    ]
    claims = tuple(claim for claim, good in zip(draft.claims, stands, strict=True) if good)
    withheld = tuple(claim for claim, good in zip(draft.claims, stands, strict=True) if not good)
    return Verdict(
        claims, withheld, tuple(_checks(draft, findings, quoted, placed, query.language))
    )


def _quotes_stand(quotes: Sequence[Quote], library: Library) -> bool:
    """Return whether every quote is a stretch of its clause's text that is not blank."""
    return bool(quotes) and all(
        quote.clause.extent[0] <= quote.span[0] < quote.span[1] <= quote.clause.extent[1]
        and library.text(quote.clause, quote.span).strip()
        for quote in quotes
    )


def _figures(claim: DraftClaim, library: Library) -> tuple[Finding, ...]:
    clauses = list({quote.clause.id: quote.clause for quote in claim.quotes}.values())
    # Renderings were held against their originals when they were read; see assistant.corpus.
    evidence = [library.text(clause) for clause in clauses]
    evidence += [text for clause in clauses if (text := library.rendering(clause))]
    context = [text for clause in clauses for text in context_texts(clause, library)]
    return supported(claim.text, evidence, context)


def context_texts(clause: Clause, library: Library) -> list[str]:
    """Return what frames a clause: titles, headings, table header and the lead-ins above it."""
    document = library.outline(clause.document).document
    texts = [document.title, *clause.path]
    if document.period:
        texts.append(f"{document.period[0]}—{document.period[1]}年")
    if document.date:
        year, month, day = document.date.split("-")
        texts.append(f"{year}年{int(month)}月{int(day)}日")
    above = clause.parent
    while above:
        parent = library.clause(above)
        texts.append(library.text(parent))
        texts += [library.text(child) for child in library.children(above) if child.kind == "note"]
        above = parent.parent
    return texts


def _in_scope(claim: DraftClaim, query: Query, library: Library) -> bool:
    """Return whether the place asked about is the cited document's, or named by the clause."""
    places = query.scope.places
    if not places or query.intent == "compare":
        return True
    for quote in claim.quotes:
        place = library.outline(quote.clause.document).document.place
        words = library.text(quote.clause)
        if place is None or place in places or any(name in words for name in places):
            return True
    return False


_NAMES = {
    "quotes": Text(zh="引文逐字一致", en="quotes are verbatim"),
    "figures": Text(zh="数字与所引条款一致", en="figures agree with the cited clauses"),
    "scope": Text(zh="地区与所问一致", en="place agrees with the question"),
}


def _checks(
    draft: Draft,
    findings: Sequence[tuple[Finding, ...]],
    quoted: Sequence[bool],
    placed: Sequence[bool],
    language: Language,
) -> list[Check]:
    if not draft.claims:
        return []
    quotes = sum(len(claim.quotes) for claim in draft.claims)
    figures = [finding for found in findings for finding in found]
    good = sum(finding.supported for finding in figures)
    wrong = "; ".join(f"{f.quantity.text} ({f.reason})" for f in figures if not f.supported)
    return [
        _check(
            "quotes",
            all(quoted),
            f"{quotes}/{quotes}" if all(quoted) else f"<{quotes}/{quotes}",
            language,
        ),
        _check(
            "figures",
            good == len(figures),
            f"{good}/{len(figures)}{' ' + wrong if wrong else ''}",
            language,
        ),
        _check("scope", all(placed), f"{sum(placed)}/{len(placed)}", language),
    ]


def _check(name: str, passed: bool, detail: str, language: Language) -> Check:
    return Check(name=name, passed=passed, detail=f"{_NAMES[name].in_language(language)} {detail}")
