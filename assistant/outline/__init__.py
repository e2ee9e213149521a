"""Turn clean lines into documents: trees of clauses over one canonical text."""

from assistant.outline.outline import outline

__all__ = ["outline"]
