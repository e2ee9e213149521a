"""What can be wrong with a set of glossary entries."""

from assistant.glossary.entry import Entry
from assistant.phrases import phrase_key
from assistant.types import Language, Text

Key = tuple[str, ...]
Lines = list[tuple[int, Entry]]
Problem = tuple[int, Text]


def problems(entries: Lines) -> list[Problem]:
    """Return the duplicate terms and the circular entries, with their line numbers."""
    return [
        problem
        for language in ("zh", "en")
        for check in (_duplicates, _circles)
        for problem in check(entries, language)
    ]


def _duplicates(entries: Lines, language: Language) -> list[Problem]:
    """Find terms that two entries claim, or one entry names twice among its variants."""
    owner: dict[Key, int] = {}
    found = []
    for line, entry in entries:
        own = phrase_key(entry.preferred(language), language)
        for term in entry.forms(language):
            key = phrase_key(term, language)
            if key in owner and not (owner[key] == line and key == own):
                found.append((line, _duplicate(term, owner[key])))
            owner.setdefault(key, line)
    return found


def _duplicate(term: str, line: int) -> Text:
    return Text(zh=f"“{term}”与第{line}行重复", en=f"'{term}' repeats line {line}")


def _circles(entries: Lines, language: Language) -> list[Problem]:
    """Find entries whose variants lead back to their own preferred term."""
    graph = {
        phrase_key(entry.preferred(language), language): {
            phrase_key(term, language) for term in entry.variants(language)
        }
        for _, entry in entries
    }
    found = []
    for line, entry in entries:
        term = entry.preferred(language)
        key = phrase_key(term, language)
        if key in _reachable(graph, key):
            text = Text(zh=f"“{term}”循环指向自身", en=f"'{term}' leads back to itself")
            found.append((line, text))
    return found


def _reachable(graph: dict[Key, set[Key]], start: Key) -> set[Key]:
    reached: set[Key] = set()
    waiting = list(graph[start])
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting.extend(graph.get(key, ()))
    return reached
