"""Read a source file into raw lines with their positions."""

from assistant.load.raw import Raw, RawLine
from assistant.load.reader import READERS, load, supported

__all__ = ["READERS", "Raw", "RawLine", "load", "supported"]
