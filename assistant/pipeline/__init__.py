"""The one place where the stages are wired together.

To add and remove documents, import :mod:`assistant.pipeline.changes`: asking does not need it.
"""

from assistant.pipeline.assistant import Assistant, build_index, open_library
from assistant.pipeline.identity import AddReport, BuildReport

__all__ = ["AddReport", "Assistant", "BuildReport", "build_index", "open_library"]
