"""The whole of understanding: a question in, a query out."""

from collections.abc import Sequence
from typing import Literal

from assistant.places import Gazetteer
from assistant.types import Document, Language
from assistant.understand.followup import complete, names_subject
from assistant.understand.intent import read_intent, wants_baseline
from assistant.understand.language import check_question, detect_language
from assistant.understand.query import Query
from assistant.understand.scope import ScopeReader
from assistant.understand.spelling import Speller
from assistant.understand.terms import TermReader
from assistant.words import TermGroup, fold


class Understander:
    """Understands questions about one corpus."""

    def __init__(
        self,
        documents: Sequence[Document],
        gazetteer: Gazetteer,
        terms: TermReader,
        speller: Speller,
    ) -> None:
        self._gazetteer = gazetteer
        self._scope = ScopeReader(documents, gazetteer)
        self._terms = terms
        self._speller = speller

    def understand(
        self,
        question: str,
        language: Literal["auto", "zh", "en"] = "auto",
        documents: Sequence[str] = (),
        history: Sequence[str] = (),
    ) -> Query:
        """Return the query behind ``question``.

        :param language: the language to answer in; "auto" answers in the question's own.
        :param documents: ids the question is restricted to.
        :param history: earlier questions of the conversation, oldest first.
        :raises QuestionError: the question is empty, overlong, or in another language.
        """
        text = self._speller.correct(check_question(question))
        asked_in = detect_language(text)
        own_text, own = text, fold(text)
        text = complete(text, [self._speller.correct(each) for each in history], self._gazetteer)
        folded = fold(text)
        intent = read_intent(own)
        intent = read_intent(folded) if intent == "measure" else intent
        answer_in: Language = asked_in if language == "auto" else language
        scope, subject = self._scope.read(text, documents)
        own_subject = self._own_subject(own_text, text)
        return Query(
            text=text,
            folded=folded,
            language=answer_in,
            intent="compare" if len(scope.places) > 1 else intent,
            scope=scope,
            groups=self._groups(own_text, text, subject),
            indicators=self._terms.indicators(own_subject or subject),
            named_terms=self._terms.named_terms(own_subject or subject),
            wants_baseline=wants_baseline(own) or wants_baseline(folded),
        )

    def _own_subject(self, own: str, completed: str) -> str:
        """Return what a follow-up itself asks about; nothing if it changes the place or year alone."""
        if own == completed:
            return ""
        _, said = self._scope.read(own)
        return said if names_subject(said) else ""

    def _groups(self, own: str, completed: str, subject: str) -> tuple[TermGroup, ...]:
        """Return the terms of the whole question; those a follow-up itself says count twice."""
        groups = self._terms.read(subject, detect_language(completed))
        if own == completed:
            return groups
        _, said = self._scope.read(own)
        return (*groups, *self._terms.read(said, detect_language(own)))
