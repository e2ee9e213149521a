"""The glossary as a whole: reading it, looking terms up, and finding them in a text."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from assistant.glossary.checks import problems
from assistant.glossary.entry import Entry, TermField
from assistant.phrases import PhraseTable
from assistant.tsv import read_tsv, refuse
from assistant.types import Language, Span, Text

COLUMNS = ("zh", "en", "zh_variants", "en_variants", "field")


@dataclass(frozen=True)
class Glossary:
    """Entries in file order, with one table of terms a language."""

    entries: tuple[Entry, ...]
    _tables: dict[Language, PhraseTable[Entry]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        languages: tuple[Language, ...] = ("zh", "en")
        tables = {language: self._table(language) for language in languages}
        object.__setattr__(self, "_tables", tables)

    def _table(self, language: Language) -> PhraseTable[Entry]:
        terms = ((form, entry) for entry in self.entries for form in entry.forms(language))
        return PhraseTable(terms, language)

    def lookup(self, term: str) -> Entry | None:
        """Return the entry that has ``term`` in either language; case does not matter."""
        zh, en = self._tables["zh"], self._tables["en"]
        return zh.get(term) or en.get(term) or en.get(term.upper())

    def find(self, text: str, language: Language) -> list[tuple[Span, Entry]]:
        """Return the terms in ``text`` (simplified characters), longest first and not overlapping.

        Spans are half-open and count code points of ``text``.
        """
        return list(self._tables[language].find(text))


def load_glossary(path: Path, *, checked: bool = True) -> Glossary:
    """Read the tab-separated glossary at ``path``; variants are separated by ``|``.

    :param checked: look for duplicate and circular entries too, which takes a while.

    :raises CorpusError: if the file cannot be read, or naming together all lines with an empty
        term, an unknown field, a duplicate term or a circular entry.
    """
    rows = read_tsv(path, COLUMNS)
    read = [(line, _entry(cells)) for line, cells in rows]
    wrong = [(line, _invalid_row()) for line, entry in read if entry is None]
    entries = [(line, entry) for line, entry in read if entry]
    refuse(path, wrong + (problems(entries) if checked else []))
    return Glossary(tuple(entry for _, entry in entries))


def _entry(cells: tuple[str, ...]) -> Entry | None:
    zh, en, zh_variants, en_variants, name = cells
    if not (zh and en):
        return None
    try:
        return Entry.model_validate(
            {
                "zh": zh,
                "en": en,
                "zh_variants": _split(zh_variants),
                "en_variants": _split(en_variants),
                "field": name,
            }
        )
    except ValidationError:
        return None


def _split(cell: str) -> tuple[str, ...]:
    return tuple(term.strip() for term in cell.split("|") if term.strip())


def _invalid_row() -> Text:
    fields = ", ".join(get_args(TermField))
    return Text(
        zh=f"术语为空，或领域不在 {fields} 之中", en=f"empty term, or field not in {fields}"
    )
