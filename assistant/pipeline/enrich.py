"""Write renderings and questions for a document with a language model, and index them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.corpus import align, read_questions, read_renderings
from assistant.errors import CorpusError, ModelError, UsageError
from assistant.pipeline.assistant import build_index
from assistant.pipeline.identity import Progress, corpus_of
from assistant.resources import default_index_folder
from assistant.store import Library, open_current, read_current
from assistant.store.durable import write_durably
from assistant.types import Clause, Text

if TYPE_CHECKING:
    from assistant.llm.enrich import Enrichment
    from assistant.llm.writer import Writer

_MOST_FAILURES = 3
"""Clauses in a row that a model may fail to answer for before it is given up."""


@dataclass(frozen=True)
class EnrichReport:
    """What was written: clauses rendered and questions; clauses refused, each with the reason."""

    rendered: int
    questions: int
    refused: tuple[tuple[str, str], ...]


def enrich(
    index: Path | None, document: str, writer: "Writer", *, progress: Progress | None = None
) -> EnrichReport:
    """Write what the clauses of a document lack into the folder it was indexed from, and index it.

    Clauses that have a rendering or questions keep them. What was written before a model failed
    is kept.

    :raises UnknownNameError: the index holds no such document.
    :raises UsageError: the document was added to the index and has no folder of its own.
    :raises ModelError: the model fails again and again.
    """
    index = index or default_index_folder()
    library = read_current(index, Library)
    outline = library.outline(document)
    folder = corpus_of(index)
    _require_in_folder(index, document)
    renderings = folder / "renderings" / f"{document}.jsonl"
    questions = folder / "questions" / f"{document}.jsonl"
    pairs = read_renderings(renderings)
    bank: dict[str, Any] = {
        name: each.model_dump(mode="json") for name, each in read_questions(questions).items()
    }
    english = outline.document.language == "en"
    open_clauses = [
        clause
        for clause in outline.clauses
        if library.text(clause).strip()
        and ((clause.id not in pairs and not english) or clause.id not in bank)
    ]
    before = (len(pairs), _count(bank))
    refused: list[tuple[str, str]] = []
    try:
        for clause, made in _made(open_clauses, library, writer, refused, progress):
            if made.pairs and clause.id not in pairs:
                align(outline, clause, list(made.pairs), renderings)
                pairs[clause.id] = list(made.pairs)
            if (made.zh or made.en) and clause.id not in bank:
                bank[clause.id] = {"clause": clause.id, "zh": made.zh, "en": made.en}
            refused += [(clause.id, problem) for problem in made.problems]
    finally:
        order = [clause.id for clause in outline.clauses]
        _write(renderings, order, {n: {"clause": n, "sentences": s} for n, s in pairs.items()})
        _write(questions, order, bank)
    build_index(index, corpus=folder, progress=progress)
    return EnrichReport(len(pairs) - before[0], _count(bank) - before[1], tuple(refused))


def _made(
    clauses: list[Clause],
    library: Library,
    writer: "Writer",
    refused: list[tuple[str, str]],
    progress: Progress | None,
) -> "Iterable[tuple[Clause, Enrichment]]":
    from assistant.llm.enrich import enrich_clause
    from assistant.llm.model import ReplyError, Usage

    failures = 0
    for done, clause in enumerate(clauses):
        if progress:
            progress("enrich", done, len(clauses))
        usage = Usage()
        try:
            if writer.exhausted:
                raise ReplyError("quota")
            yield (
                clause,
                enrich_clause(writer.model, clause, library, writer.settings.seconds, usage),
            )
            failures = 0
        except ReplyError as error:
            failures += 1
            refused.append((clause.id, error.failure))
            if failures == _MOST_FAILURES:
                raise _given_up(writer, error.failure, clause) from error
        finally:
            writer.count(usage)


def _given_up(writer: "Writer", failure: str, clause: Clause) -> ModelError:
    return ModelError(
        Text(
            zh=f"语言模型 {writer.settings.name} 连续失败（{failure}），已写的内容已保存",
            en=f"the model {writer.settings.name} fails again and again ({failure}); what it wrote is kept",
        ),
        where=clause.id,
        remedy=Text(zh="请稍后再次运行以继续", en="run the command again later to go on"),
    )


def _require_in_folder(index: Path, document: str) -> None:
    readings = open_current(index).readings()
    if any(each.added and document in each.documents for each in readings):
        raise UsageError(
            Text(
                zh="用 add 添加的文件没有放译文和问题的目录",
                en="a document added with “add” has no folder for renderings and questions",
            ),
            where=document,
            remedy=Text(
                zh="请把文件放入一个目录，用 index --corpus 目录 建立索引后再试",
                en="put it into a folder, index that with --corpus FOLDER, and try again",
            ),
        )


def _count(bank: Mapping[str, Any]) -> int:
    return sum(len(each["zh"]) + len(each["en"]) for each in bank.values())


def _write(path: Path, order: list[str], records: Mapping[str, Any]) -> None:
    """Write records as JSON Lines in the order of the document; nothing if there are none."""
    if not records:
        return
    try:
        path.parent.mkdir(exist_ok=True)
        lines = [json.dumps(records[name], ensure_ascii=False) for name in order if name in records]
        write_durably(path, ("\n".join(lines) + "\n").encode())
    except OSError as error:
        raise CorpusError(
            Text(zh="无法写入文档目录", en="the folder of documents cannot be written"),
            where=str(path),
        ) from error
