"""What tokens and expansions depend on: a generation built with other word data is rebuilt."""

import hashlib
from importlib import resources

VERSION = "jieba-0.42.1 words-1"


def lexicon_identity() -> str:
    """Return the version of the tokenizer and the sha256 of its data files."""
    folder = resources.files(__package__).joinpath("data")
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith((".txt", ".tsv")):
            digest.update(file.read_bytes())
    return f"{VERSION} sha256:{digest.hexdigest()}"
