"""What every kind of answer is composed from."""

from dataclasses import dataclass

from assistant.compose.evidence import Evidence, Weigher
from assistant.compose.names import Names
from assistant.store import Library
from assistant.types import Language
from assistant.understand import Query


@dataclass(frozen=True)
class Context:
    """A question, the clauses found for it, best first, and what they are weighed with."""

    query: Query
    evidence: tuple[Evidence, ...]
    weigher: Weigher
    library: Library
    names: Names

    @property
    def language(self) -> Language:
        """The language of the answer."""
        return self.query.language
