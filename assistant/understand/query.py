"""A question after understanding."""

from dataclasses import dataclass

from assistant.types import Intent, Language, Scope
from assistant.words import TermGroup


@dataclass(frozen=True)
class Query:
    """A question after understanding.

    ``text`` is the whole question (a follow-up is completed from the conversation), ``folded`` is
    it folded for matching, and ``groups`` are its content words with their equivalents in the
    corpus' languages. ``indicators`` are the indicators it names,
    each as the set of its Chinese names, ``named_terms`` the
    subject terms of the glossary it names, each as the set of its folded forms, and
    ``wants_baseline`` says that it asks for a past value, not for a target.
    """

    text: str
    folded: str
    language: Language
    intent: Intent
    scope: Scope
    groups: tuple[TermGroup, ...]
    indicators: tuple[frozenset[str], ...] = ()
    named_terms: tuple[frozenset[str], ...] = ()
    wants_baseline: bool = False
