"""English renderings of clauses: unofficial text aligned sentence by sentence.

One JSON object a line: ``{"clause": id, "sentences": [[original, rendering], …]}``. The originals
of a clause, joined, are its own text; cells of a table row are separated by tabs in the original
and by bars in the rendering. The figures of both must agree.
"""

from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from assistant.corpus.figures import disagreements
from assistant.corpus.lines import read_lines
from assistant.errors import CorpusError
from assistant.types import Clause, Model, Outline, RenderedSentence, Rendering, Text

_Words = Annotated[str, Field(min_length=1)]


class _Record(Model):
    clause: _Words
    sentences: tuple[tuple[_Words, _Words], ...]


def read_renderings(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Read the file at ``path``: clause id → (original, rendering) pairs; a missing file is empty.

    :raises CorpusError: a line is not of the format, a clause occurs twice, or a rendering states
        other figures than its original.
    """
    renderings: dict[str, list[tuple[str, str]]] = {}
    for number, line in read_lines(path):
        try:
            record = _Record.model_validate_json(line)
        except ValidationError as error:
            raise _wrong(path, number, "格式有误", "malformed line") from error
        clause = record.clause
        if clause in renderings:
            raise _wrong(path, number, f"条款重复：{clause}", f"clause given twice: {clause}")
        renderings[clause] = list(record.sentences)
    _require_same_figures(renderings, path)
    return renderings


def _require_same_figures(renderings: dict[str, list[tuple[str, str]]], path: Path) -> None:
    problems = [
        f"{clause}: {', '.join(figures)}: {original} ≠ {text}"
        for clause, pairs in renderings.items()
        for original, text in pairs
        if (figures := disagreements(original, text))
    ]
    if problems:
        raise _wrong(
            path,
            0,
            "译文与原文数字不符：" + "；".join(problems),
            "figures of the rendering differ from the original: " + "; ".join(problems),
        )


def align(outline: Outline, clause: Clause, pairs: list[tuple[str, str]], path: Path) -> Rendering:
    """Place each rendered sentence at the span of its original.

    :raises CorpusError: the originals, joined, are not the clause's own text.
    """
    text = outline.own_text(clause)
    sentences: list[RenderedSentence] = []
    done = 0
    for original, rendering in pairs:
        start = text.find(original, done)
        end = start + len(original)
        if start < 0 or text[done:start].strip():
            raise _wrong(
                path,
                0,
                f"{clause.id} 的原文与译文原句不符：{original[:30]}",
                f"the sentence is not in {clause.id}: {original[:30]}",
            )
        sentences.append(
            RenderedSentence(span=(clause.span[0] + start, clause.span[0] + end), text=rendering)
        )
        done = end
    if text[done:].strip():
        raise _wrong(
            path, 0, f"{clause.id} 译文不全", f"the rendering of {clause.id} is incomplete"
        )
    return Rendering(clause=clause.id, sentences=tuple(sentences))


def _wrong(path: Path, line: int, zh: str, en: str) -> CorpusError:
    return CorpusError(
        Text(zh=zh, en=en),
        where=f"{path.name}:{line}" if line else path.name,
        remedy=Text(zh="请更正译文文件", en="correct the rendering file"),
    )
