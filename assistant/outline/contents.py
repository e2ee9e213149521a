"""Find a table of contents, whose entries are repeated as the headings of the body."""

import re
from collections.abc import Sequence

from assistant.clean import CleanLine

_NAME = re.compile(r"目\s*[录錄次]|(?:table of )?contents", re.IGNORECASE)
_PAGE = re.compile(r"[\s.…·]*\d*$")
_SPACES = re.compile(r"\s+")


def find_contents(lines: Sequence[CleanLine], indices: Sequence[int]) -> list[int]:
    """Return the indices of a table of contents among ``indices``, from its name to its last entry."""
    for place, index in enumerate(indices[:-1]):
        if _NAME.fullmatch(lines[index].text.strip()):
            first = fold_entry(lines[indices[place + 1]].text)
            for end in range(place + 2, len(indices)):
                if fold_entry(lines[indices[end]].text) == first:
                    return list(indices[place:end])
    return []


def fold_entry(text: str) -> str:
    """Return an entry without its page number and white space."""
    return _SPACES.sub("", _PAGE.sub("", text))
