"""Compose an answer from evidence."""

from assistant.compose.compose import compose
from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim, Quote
from assistant.compose.evidence import Weigher
from assistant.compose.names import Names
from assistant.compose.quoted import prefer_quoted

__all__ = [
    "Context",
    "Draft",
    "DraftClaim",
    "Names",
    "Quote",
    "Weigher",
    "compose",
    "prefer_quoted",
]
