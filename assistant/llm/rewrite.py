"""Let a model complete or translate a question; what it adds must come from the conversation."""

import json
import re
from collections.abc import Sequence
from typing import Any

from assistant.llm.judge import written_in
from assistant.llm.model import ChatModel, ReplyError, Usage
from assistant.llm.prompts import Prompt, load_prompt
from assistant.places import Gazetteer
from assistant.types import Language

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
    complete = _reply(model, prompt, seconds, usage)
    said = " ".join([*history, question])
    faithful = (
        written_in(complete) == language
        and _adds_no_number(complete, said)
        and _places(complete, gazetteer) <= _places(said, gazetteer)
    )
    return complete if faithful else None


def translate(model: ChatModel, question: str, *, seconds: float, usage: Usage) -> str | None:
    """Return ``question`` in the other language, or ``None`` if the model's is not to be used.

    It is not if the model fails, adds a number, or answers in the same language.
    """
    language = written_in(question)
    if language is None:
        return None
    prompt = load_prompt("translate", language).fill(question=question)
    translated = _reply(model, prompt, seconds, usage)
    other: Language = "en" if language == "zh" else "zh"
    faithful = written_in(translated) == other and _adds_no_number(translated, question)
    return translated if faithful else None


def _reply(model: ChatModel, prompt: Prompt, seconds: float, usage: Usage) -> str:
    """Return the question that a model replies with, empty if there is none."""
    try:
        question = _question("".join(model.stream(prompt, _SCHEMA, seconds, usage)))
    except ReplyError:
        return ""
    return question if len(question) <= _LONGEST else ""


def _adds_no_number(text: str, said: str) -> bool:
    return set(_NUMBER.findall(text)) <= set(_NUMBER.findall(said))


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
