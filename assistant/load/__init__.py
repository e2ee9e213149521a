"""Read a source file into raw lines with their positions."""

from assistant.load.raw import Raw, RawLine
from assistant.load.reader import READERS, display_name, load, read_bytes, supported

__all__ = ["READERS", "Raw", "RawLine", "display_name", "load", "read_bytes", "supported"]
