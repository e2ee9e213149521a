"""The optional language model: it writes from numbered evidence, and everything it writes is judged.

Importing this package imports no LangChain; :func:`open_writer` does, if a model is configured.
"""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.llm.writer import Writer

VARIABLE = "POLICY_ASSISTANT_LLM"
"""The environment variable that names the model; its settings are ``POLICY_ASSISTANT_LLM_…``."""

OFF = "off"
"""The name that stands for no model, whatever the environment says."""


def open_writer(name: str | None = None) -> "Writer | None":
    """Return a writer with the model ``name``, ``PROVIDER:MODEL``.

    :param name: by default the model that the environment names; without one there is no writer.
    :raises UsageError: the name or a setting is wrong.
    :raises ModelError: the model cannot be set up.
    """
    name = name or os.environ.get(VARIABLE)
    if not name or name == OFF:
        return None
    from assistant.llm.model import ChatModel
    from assistant.llm.settings import read_settings
    from assistant.llm.writer import Writer

    settings = read_settings(name)
    return Writer(ChatModel(settings))
