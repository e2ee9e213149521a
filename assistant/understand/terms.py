"""Read a question's content words as groups of equivalent terms in both languages."""

import re

from assistant.glossary import Entry, Glossary
from assistant.types import Language
from assistant.words import Dictionary, TermGroup, fold, simplify, tokenize

_OWN_WEIGHT = 1.0
_VARIANT_WEIGHT = 0.9
_NO_SUBJECT = frozenset({"general", "statistics", "document", "governance", "finance"})


class TermReader:
    """Expands questions through the glossary and the dictionary."""

    def __init__(self, dictionary: Dictionary, glossary: Glossary) -> None:
        self._dictionary = dictionary
        self._glossary = glossary

    def indicators(self, text: str) -> tuple[frozenset[str], ...]:
        """Return the indicators that a question names, each as the set of its Chinese names."""
        return tuple(
            frozenset(fold(form) for form in entry.forms("zh"))
            for entry in self._entries(text)
            if _MEASURE.search(entry.zh)
        )

    def named_terms(self, text: str) -> tuple[frozenset[str], ...]:
        """Return the subject terms that a question names, each as the set of its folded forms."""
        return tuple(
            frozenset(fold(form) for form in (*entry.forms("zh"), *entry.forms("en")))
            for entry in self._entries(text)
            if entry.field not in _NO_SUBJECT
        )

    def read(self, text: str, language: Language) -> tuple[TermGroup, ...]:
        """Return one group a content word of a question.

        A glossary term is one group of all its forms in both languages; every other word is one
        group of itself and its dictionary equivalents.
        """
        groups: dict[str, dict[str, float]] = {}
        for entry in self._entries(text):
            terms = groups.setdefault(entry.zh, {})
            for form in (entry.zh, entry.en, *entry.zh_variants, *entry.en_variants):
                _add(terms, form, _VARIANT_WEIGHT)
        if language == "zh":
            for token in tokenize(fold(text)):
                groups.setdefault(f"={token}", {})[token] = _OWN_WEIGHT
        else:
            for group in self._dictionary.expand(text, language):
                terms = groups.setdefault(f"={group.source}", {})
                terms |= dict.fromkeys(group.source.split(), _OWN_WEIGHT)  # tokens already
                for token, weight in group.terms:
                    terms[token] = max(terms.get(token, 0.0), weight)
        return tuple(
            TermGroup(source.lstrip("="), tuple(sorted(terms.items(), key=lambda term: -term[1])))
            for source, terms in groups.items()
            if terms
        )

    def _entries(self, text: str) -> list[Entry]:
        """Return the glossary's terms in a question; acronyms are English in any question."""
        simple = _LATIN_IN_HAN.sub(" ", simplify(text))
        languages: tuple[Language, ...] = ("zh", "en")
        return [
            entry for language in languages for _, entry in self._glossary.find(simple, language)
        ]


_LATIN_IN_HAN = re.compile(r"(?<=[㐀-鿿])(?=[A-Za-z])|(?<=[A-Za-z])(?=[㐀-鿿])")
_MEASURE = re.compile(r"(?:率|比|比例|占比|数|数量|水平|指数|寿命|强度|性别比|经费)$")


def _add(terms: dict[str, float], form: str, weight: float) -> None:
    """Add a form as one token; a form of several words would match by its parts, which mislead."""
    tokens = tokenize(fold(form))
    whole = fold(form).replace(" ", "")
    for token in tokens[:1]:
        if token == whole or len(tokens) == 1:
            terms[token] = max(terms.get(token, 0.0), weight)
