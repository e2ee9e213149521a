"""Turn raw lines into clean lines that still know every character's source offset."""

from assistant.clean.clean import Cleaned, CleanLine, clean
from assistant.clean.mapped import Mapped

__all__ = ["CleanLine", "Cleaned", "Mapped", "clean"]
