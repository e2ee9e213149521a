"""The evaluation cases: their schema and how they are read from `eval/cases/*.jsonl`."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError, model_validator

from assistant.errors import EvaluationError
from assistant.types import Comparator, Language, Model, Text

Kind = Literal[
    "target", "baseline", "table", "task", "responsible", "definition", "about", "when",
    "compare", "conflict", "condition", "premise", "unanswerable", "followup",
]  # fmt: skip
Style = Literal["plain", "paraphrase", "acronym", "slip", "traditional", "followup"]
Split = Literal["dev", "test"]


class Figure(Model):
    """A figure an answer must state: its numeral (or word value) as printed, unit, comparator.

    ``year`` is the year the answer must give with it; a figure whose unit is 年 is itself a year.
    """

    value: str = Field(min_length=1)
    unit: str = ""
    comparator: Comparator = "="
    year: int | None = None


class ForbiddenFigure(Model):
    """A figure an answer must not state, and why it would be wrong."""

    value: str = Field(min_length=1)
    unit: str = ""
    comparator: Comparator | None = None
    why: str


class Case(Model):
    """One question with what a right answer cites and states.

    ``needed`` holds groups of alternative verbatim quotes from ``documents``: every group has to
    be cited, by any one of its alternatives. ``abstain`` marks questions the corpus cannot answer.
    """

    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    language: Language
    kind: Kind
    style: Style = "plain"
    history: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    needed: tuple[tuple[str, ...], ...] = ()
    figures: tuple[Figure, ...] = ()
    forbidden: tuple[ForbiddenFigure, ...] = ()
    abstain: bool = False
    why: str = Field(min_length=1)
    split: Split

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        if self.abstain and (self.needed or self.figures):
            raise ValueError("a case to abstain from needs no quotes or figures")
        if not self.abstain and not (self.documents and self.needed):
            raise ValueError("an answerable case names documents and needed quotes")
        if any(not group or not all(quote.strip() for quote in group) for group in self.needed):
            raise ValueError("a needed group holds at least one quote, none of them empty")
        if self.kind == "unanswerable" and not self.abstain:
            raise ValueError("an unanswerable case is one to abstain from")
        return self


@dataclass(frozen=True)
class Located:
    """A case with the file and line it was read from."""

    case: Case
    where: str


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the cases: where (``file:line``) and what, in both languages."""

    where: str
    what: Text


def raise_together(problems: list[Problem]) -> None:
    """Report all ``problems`` in one error, or return when there are none.

    :raises EvaluationError: with one line a problem.
    """
    if not problems:
        return

    def listing(language: Language) -> str:
        return "".join(f"\n  {p.where}: {p.what.in_language(language)}" for p in problems)

    count = len(problems)
    raise EvaluationError(
        Text(
            zh=f"评测用例有 {count} 处问题：{listing('zh')}\n",
            en=f"the evaluation cases have {count} problem(s):{listing('en')}\n",
        )
    )


def read_lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield ``(file:line, text)`` for every line of ``path`` that is not blank."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            yield f"{path.name}:{number}", line


def parse_cases(paths: Iterable[Path]) -> tuple[list[Located], list[Problem]]:
    """Read the cases of JSON Lines files; lines that are no valid case become problems."""
    located: list[Located] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            lines = list(read_lines(path))
        except (OSError, UnicodeDecodeError) as error:
            problems.append(_unreadable(str(path), str(error)))
            continue
        for where, line in lines:
            try:
                located.append(Located(Case.model_validate(json.loads(line)), where))
            except json.JSONDecodeError as error:
                problems.append(_unreadable(where, f"{error.msg}, column {error.colno}"))
            except ValidationError as error:
                problems.extend(_invalid(where, error))
    return located, problems


def _unreadable(where: str, detail: str) -> Problem:
    return Problem(where, Text(zh=f"不是有效的 JSON：{detail}", en=f"not valid JSON: {detail}"))


def _invalid(where: str, error: ValidationError) -> Iterator[Problem]:
    for item in error.errors():
        field = ".".join(str(part) for part in item["loc"]) or "case"
        detail = item["msg"]
        yield Problem(where, Text(zh=f"字段 {field} 有误：{detail}", en=f"{field}: {detail}"))
