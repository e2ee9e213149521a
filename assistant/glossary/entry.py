"""One glossary entry."""

from typing import Literal

from assistant.types import Language, Model

TermField = Literal[
    "birth-defects",
    "child",
    "chronic",
    "digital",
    "disability-rehab",
    "disease",
    "document",
    "drugs",
    "education",
    "elderly",
    "emergency",
    "eye-oral",
    "finance",
    "general",
    "governance",
    "hospital",
    "immunisation",
    "infectious",
    "insurance",
    "maternal",
    "mental",
    "mortality",
    "newborn",
    "nutrition",
    "population",
    "primary-care",
    "public-health",
    "research",
    "statistics",
    "tcm",
    "workforce",
]


class Entry(Model):
    """A concept: its preferred term in each language, and the other ways to say it."""

    zh: str
    en: str
    zh_variants: tuple[str, ...] = ()
    en_variants: tuple[str, ...] = ()
    field: TermField

    def preferred(self, language: Language) -> str:
        """Return the preferred term in ``language``."""
        return self.zh if language == "zh" else self.en

    def variants(self, language: Language) -> tuple[str, ...]:
        """Return the other terms in ``language``."""
        return self.zh_variants if language == "zh" else self.en_variants

    def forms(self, language: Language) -> tuple[str, ...]:
        """Return all terms in ``language``, the preferred one first."""
        return (self.preferred(language), *self.variants(language))
