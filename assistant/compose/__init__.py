"""Compose an answer from evidence."""

from assistant.compose.compose import ExtractiveComposer
from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim, Quote
from assistant.compose.evidence import Weigher
from assistant.compose.figures import Names

__all__ = ["Context", "Draft", "DraftClaim", "ExtractiveComposer", "Names", "Quote", "Weigher"]
