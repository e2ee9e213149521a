"""Nothing of a document is lost, doubled or changed on the way from source to clauses."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from assistant.load import load
from assistant.types import Outline

Read = Callable[[Path], tuple[Outline, ...]]


def test_every_character_stands_in_exactly_one_clause(any_source: Path, outlines: Read) -> None:
    for each in outlines(any_source):
        owners = Counter(position for clause in each.clauses for position in range(*clause.span))
        printed = {i for i, char in enumerate(each.text) if not char.isspace()}
        assert {i for i in printed if owners[i] != 1} == set()


def test_what_maps_to_the_source_is_copied_from_it(any_source: Path, outlines: Read) -> None:
    source = load(any_source).text
    for each in outlines(any_source):
        for start, offset, length in each.source_map.runs:
            assert each.text[start : start + length] == source[offset : offset + length]


def test_hardly_anything_is_not_copied(any_source: Path, outlines: Read) -> None:
    for each in outlines(any_source):
        copied = {
            position
            for start, _, length in each.source_map.runs
            for position in range(start, start + length)
        }
        others = {char for i, char in enumerate(each.text) if i not in copied}
        assert others <= {"\n", "\t", " ", "≥"}


def test_every_clause_leads_back_to_its_lines(any_source: Path, outlines: Read) -> None:
    source = load(any_source).text
    for each in outlines(any_source):
        for clause in each.clauses:
            spans = each.source_map.source_spans(clause.span)
            lines = [
                source.count("\n", 0, offset) + 1
                for start, end in spans
                for offset in (start, end - 1)
            ]
            assert clause.lines == (min(lines), max(lines))
            assert each.own_text(clause)[:1] == source[spans[0][0]] or clause.kind == "row"


def test_ids_are_unique_and_the_same_on_every_reading(any_source: Path, outlines: Read) -> None:
    first, second = outlines(any_source), outlines(any_source)
    assert first == second
    ids = [clause.id for each in first for clause in each.clauses]
    assert len(set(ids)) == len(ids)


def test_parents_enclose_their_children(any_source: Path, outlines: Read) -> None:
    for each in outlines(any_source):
        known = {clause.id: clause for clause in each.clauses}
        for clause in each.clauses:
            assert clause.extent[0] == clause.span[0]
            assert clause.extent[1] >= clause.span[1]
            if clause.parent:
                parent = known[clause.parent].extent
                assert parent[0] <= clause.extent[0]
                assert clause.extent[1] <= parent[1]


def test_cells_are_slices_of_the_text(any_source: Path, outlines: Read) -> None:
    for each in outlines(any_source):
        for clause in each.clauses:
            for cell in clause.cells:
                assert each.text[slice(*cell.span)] == cell.text
