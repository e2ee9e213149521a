"""Words without content, in both languages."""

import functools
from importlib import resources


@functools.cache
def stop_words() -> frozenset[str]:
    """Return the English and Chinese stop words, folded and unstemmed."""
    text = resources.files(__package__).joinpath("data/stop_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
