"""The bilingual glossary of policy, health and government terms."""

from assistant.glossary.entry import Entry, TermField
from assistant.glossary.glossary import Glossary, load_glossary

__all__ = ["Entry", "Glossary", "TermField", "load_glossary"]
