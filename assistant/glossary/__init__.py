"""The bilingual glossary of policy, health and government terms."""

from assistant.glossary.entry import Entry, TermField
from assistant.glossary.glossary import Glossary, load_glossary
from assistant.glossary.indicator_names import load_indicator_names

__all__ = ["Entry", "Glossary", "TermField", "load_glossary", "load_indicator_names"]
