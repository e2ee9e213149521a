"""How the server is run."""

from pathlib import Path

from assistant.page.feedback import default_feedback_file
from assistant.types import Model


class Settings(Model):
    """What ``policy-assistant serve`` is told.

    :param feedback: the SQLite file for readers' verdicts.
    :param users: the file of those who may log in; ``None`` lets everybody in.
    :param mcp: whether to offer the endpoints to language models as MCP tools, under ``/mcp``.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    feedback: Path = default_feedback_file()
    users: Path | None = None
    mcp: bool = False
