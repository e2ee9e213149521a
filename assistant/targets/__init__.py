"""Targets: the quantitative statements of documents as typed, citable facts."""

from assistant.targets.context import Context
from assistant.targets.extract import conflicts, extract, extract_sentence
from assistant.targets.naming import key_of

__all__ = ["Context", "conflicts", "extract", "extract_sentence", "key_of"]
