"""Keep an index up to date while documents come and go."""

import time
from collections.abc import Callable
from pathlib import Path

from assistant.encode import load_encoder
from assistant.errors import AssistantError
from assistant.pipeline.build import build
from assistant.pipeline.identity import BuildReport, Progress, corpus_of, counts
from assistant.resources import default_index_folder
from assistant.store import added_folder

_SECONDS = 2.0

Signature = dict[str, tuple[int, int]]
"""Size and time of change of every file, by path."""


def watch(
    index: Path | None = None,
    *,
    corpus: Path | None = None,
    encoder: str | None = None,
    progress: Progress | None = None,
    told: Callable[[BuildReport | AssistantError], None],
    wait: Callable[[], object] = lambda: time.sleep(_SECONDS),
) -> None:
    """Build the index, and again whenever files of the corpus or added ones changed; never returns.

    Files are looked at every two seconds by size and time, which works on network disks too. A
    change counts once two looks in a row agree, so that a file being copied is not read half.

    :param told: called with every report of a build that changed something, and with every error:
        the index stays as it was, and the next change is another try.
    :param wait: called between two looks; it may raise to end the watch.
    """
    index = index or default_index_folder()
    corpus = corpus or corpus_of(index)
    loaded = load_encoder(encoder)
    done: Signature | None = None
    last: Signature | None = None
    while True:
        seen = _signature(corpus, added_folder(index))
        if seen != done and seen == last:
            try:
                told(build(corpus, index, loaded, progress))
            except AssistantError as error:
                told(error)
            done = seen
        last = seen
        wait()


def _signature(*folders: Path) -> Signature:
    found: Signature = {}
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                if counts(folder, path) and path.is_file():
                    about = path.stat()
                    found[str(path)] = (about.st_size, about.st_mtime_ns)
            except OSError:  # removed between listing and looking
                continue
    return found
