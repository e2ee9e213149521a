"""Let a model render a clause in English and write the questions it answers, under number checks."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.corpus import disagreements
from assistant.llm.directives import speaks_to_machine
from assistant.llm.judge import written_in
from assistant.llm.model import ChatModel, Usage
from assistant.llm.prompts import load_prompt
from assistant.store import Library
from assistant.types import Clause, Language
from assistant.verify import context_texts, supported
from assistant.words import sentences

_LIST = {"type": "array", "items": {"type": "string"}}
_SCHEMA: dict[str, Any] = {
    "title": "clause",
    "description": "English renderings of the sentences of a clause, and questions it answers",
    "type": "object",
    "properties": {"renderings": _LIST, "zh": _LIST, "en": _LIST},
    "required": ["renderings", "zh", "en"],
    "additionalProperties": False,
}
_LONGEST_QUESTION = 160
_MOST_QUESTIONS = 8
_TABULAR = {"row", "table"}


@dataclass(frozen=True)
class Enrichment:
    """What a model wrote for a clause that stands, and what of its renderings does not.

    ``pairs`` are the sentences with their renderings, all of them or none; ``problems`` name the
    sentences whose rendering was refused.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def enrich_clause(
    model: ChatModel, clause: Clause, library: Library, seconds: float, usage: Usage
) -> Enrichment:
    """Return the renderings and questions for a clause; renderings that fail are once sent back.

    :param seconds: the time for each of the two requests.
    :raises ReplyError: the model does not reply.
    """
    document = library.outline(clause.document).document
    language: Language = "en" if document.language == "en" else "zh"
    originals = _sentences(library.text(clause), clause)
    made = Enrichment()
    for _ in range(2):
        prompt = load_prompt("enrich", language).fill(
            title=document.title,
            sentences=json.dumps(originals, ensure_ascii=False),
            problems=json.dumps(made.problems, ensure_ascii=False),
        )
        reply = "".join(model.stream(prompt, _SCHEMA, seconds, usage))
        made = _checked(_read(reply), originals, clause, library, rendered=language == "zh")
        if not made.problems:
            break
    return made


def _sentences(text: str, clause: Clause) -> list[str]:
    if clause.kind in _TABULAR:  # the cells of a row stay together
        return [line.strip(" ") for line in text.split("\n") if line.strip()]
    return [text[start:end] for start, end in sentences(text)]


def _read(reply: str) -> dict[str, list[str]]:
    """Return the lists of the first JSON object of a reply that has any; what is no text is left out."""
    place = reply.find("{")
    while place >= 0:
        try:
            value, _ = json.JSONDecoder().raw_decode(reply, place)
        except ValueError:
            value = None
        if isinstance(value, dict) and set(value) & {"renderings", "zh", "en"}:
            return {
                name: [each.strip() for each in listed if isinstance(each, str)]
                for name, listed in value.items()
                if isinstance(listed, list)
            }
        place = reply.find("{", place + 1)
    return {}


def _checked(
    found: dict[str, list[str]],
    originals: Sequence[str],
    clause: Clause,
    library: Library,
    *,
    rendered: bool,
) -> Enrichment:
    texts = found.get("renderings", []) if rendered else []
    problems: list[str] = []
    if rendered and len(texts) != len(originals):
        problems.append(f"{len(originals)} ≠ {len(texts)} sentences")
    elif rendered:
        for original, text in zip(originals, texts, strict=True):
            problems += _against(original, text)
    pairs = () if problems else tuple(zip(originals, texts, strict=False))
    evidence = [library.text(clause), *(text for _, text in pairs)]
    context = context_texts(clause, library)

    def questions(language: Language) -> tuple[str, ...]:
        kept = dict.fromkeys(
            each
            for each in found.get(language, [])
            if 0 < len(each) <= _LONGEST_QUESTION
            and written_in(each) == language
            and not speaks_to_machine(each)
            and all(finding.supported for finding in supported(each, evidence, context))
        )
        return tuple(kept)[:_MOST_QUESTIONS]

    return Enrichment(pairs, questions("zh"), questions("en"), tuple(problems))


def _against(original: str, text: str) -> list[str]:
    """Return what is wrong with the rendering of a sentence, with both."""
    figures = disagreements(original, text)
    if figures:
        return [f"{', '.join(figures)}: {original} ≠ {text}"]
    if not text or (written_in(original) == "zh" and written_in(text) != "en"):
        return [f"not English: {original} ≠ {text}"]
    return [f"instruction: {text}"] if speaks_to_machine(text) else []
