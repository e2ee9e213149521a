"""What a parsing child process tells its parent."""

from assistant.load.raw import Raw
from assistant.types import Model, Text


class Reply(Model):
    """Either the source (``raw``) or why it was refused (``what``, ``remedy``).

    ``scanned`` are the pages, from 1, that hold a picture but no text.
    """

    raw: Raw | None = None
    what: Text | None = None
    remedy: Text | None = None
    scanned: tuple[int, ...] = ()
