"""Understand a question: its language, what it asks for, where it may be answered from."""

from assistant.understand.query import Query
from assistant.understand.scope import NATION
from assistant.understand.spelling import Speller
from assistant.understand.terms import TermReader
from assistant.understand.understand import Understander

__all__ = ["NATION", "Query", "Speller", "TermReader", "Understander"]
