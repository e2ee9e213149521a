"""A conversation to take away as a file: Markdown, or a Word document."""

import base64
import json
from collections.abc import Sequence

from assistant.page.messages import say
from assistant.page.sources import path, title
from assistant.page.turn import Turn
from assistant.types import Answer, Citation, Language

KINDS = ("word", "markdown")

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def file_of(kind: str, turns: Sequence[Turn], language: Language) -> str:
    """Return the file of a conversation as JSON: its name, its media type, its bytes in base64.

    :param kind: one of :data:`KINDS`.
    """
    if kind == "word":
        from assistant.page.word import word  # python-docx is slow to import

        name, media, content = "docx", _WORD, word(turns, language)
    else:
        name, media, content = "md", "text/markdown", markdown(turns, language).encode()
    file = {
        "name": f"{say('conversation', language)}.{name}",
        "type": media,
        "content": base64.b64encode(content).decode(),
    }
    return json.dumps(file, ensure_ascii=False)


def markdown(turns: Sequence[Turn], language: Language) -> str:
    """Return a conversation as Markdown, with quotes and references."""
    parts = [f"# {say('conversation', language)}"]
    for turn in turns:
        parts.append(f"## {_inert(turn.question)}\n\n{_inert(turn.answer.text)}")
        parts += [_source(citation, language) for citation in turn.answer.citations]
        parts += [_inert(checks(turn.answer))] if turn.answer.checks else []
    parts.append(f"*{say('unofficial_note', language)}*")
    return "\n\n".join(parts) + "\n"


def checks(answer: Answer) -> str:
    """Return the checks of an answer on one line."""
    return " · ".join(f"{'✓' if check.passed else '✗'} {check.detail}" for check in answer.checks)


def _inert(text: str) -> str:
    """Return ``text`` with what Markdown would take for HTML made harmless."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _source(citation: Citation, language: Language) -> str:
    where = f"{title(citation, language)} — {path(citation, language)}"
    head = f"**[{citation.number}]** {_inert(where)} (`{citation.clause.id}`)"
    quote = "\n".join(f"> {_inert(line)}" for line in citation.quote.split("\n"))
    if not citation.rendering:
        return f"{head}\n\n{quote}"
    rendering = _inert(citation.rendering.strip(" |"))
    return f"{head}\n\n{quote}\n\n*{say('unofficial', language)}*: {rendering}"
