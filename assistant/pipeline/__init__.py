"""The one place where the stages are wired together."""

from assistant.pipeline.assistant import Assistant, build_index, open_library
from assistant.pipeline.identity import BuildReport

__all__ = ["Assistant", "BuildReport", "build_index", "open_library"]
