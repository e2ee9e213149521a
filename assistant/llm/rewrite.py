"""Let a model complete a follow-up question; what it adds must come from the conversation."""

import json
import re
from collections.abc import Sequence
from typing import Any

from assistant.llm.judge import written_in
from assistant.llm.model import ChatModel, ReplyError, Usage
from assistant.llm.prompts import load_prompt
from assistant.places import Gazetteer

_SCHEMA: dict[str, Any] = {
    "title": "question",
    "description": "The last question, complete in itself",
    "type": "object",
    "properties": {"question": {"type": "string"}},
    "required": ["question"],
    "additionalProperties": False,
}
_LONGEST = 300
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_OBJECT = re.compile(r"\{[^{}]*\}")


def rewrite(
    model: ChatModel,
    question: str,
    history: Sequence[str],
    *,
    gazetteer: Gazetteer,
    seconds: float,
    usage: Usage,
) -> str | None:
    """Return ``question`` completed from ``history``, or ``None`` if the model's is not to be used.

    It is not if the model fails, or names a number or a place that the conversation does not, or
    another language.
    """
    language = written_in(question)
    if language is None:
        return None
    asked = json.dumps(list(history), ensure_ascii=False)
    prompt = load_prompt("rewrite", language).fill(history=asked, question=question)
    try:
        reply = "".join(model.stream(prompt, _SCHEMA, seconds, usage))
    except ReplyError:
        return None
    complete = _question(reply)
    said = " ".join([*history, question])
    if (
        not complete
        or len(complete) > _LONGEST
        or written_in(complete) != language
        or not set(_NUMBER.findall(complete)) <= set(_NUMBER.findall(said))
        or not _places(complete, gazetteer) <= _places(said, gazetteer)
    ):
        return None
    return complete


def _question(reply: str) -> str:
    """Return the question of the last JSON object in a reply, empty if there is none."""
    for found in reversed(_OBJECT.findall(reply)):
        try:
            value = json.loads(found).get("question")
        except ValueError:
            continue
        if isinstance(value, str):
            return value.strip()
    return ""


def _places(text: str, gazetteer: Gazetteer) -> set[str]:
    return {mention.place.zh for mention in gazetteer.find(text)}
