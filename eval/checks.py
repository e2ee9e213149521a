"""What must hold between the cases, and between the cases and the documents."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.types import Text
from eval.cases import Case, Located, Problem, parse_cases, raise_together
from eval.corpus import Corpus, squeeze


def load_cases(paths: Iterable[Path], corpus: Corpus) -> tuple[Case, ...]:
    """Read all cases and check them against the documents.

    :raises EvaluationError: naming every problem with its file and line: a line that is no valid
        case, a duplicate id or question, an unknown document, a quote that no clause holds, a
        clause that cases of both splits were written from.
    """
    located, problems = parse_cases(sorted(paths))
    problems += [*_duplicates(located), *_foreign(located, corpus), *_leaks(located, corpus)]
    if not located and not problems:
        problems.append(Problem("eval/cases", Text(zh="没有评测用例", en="there are no cases")))
    raise_together(problems)
    return tuple(item.case for item in located)


def _duplicates(located: list[Located]) -> Iterator[Problem]:
    ids: dict[str, str] = {}
    questions: dict[tuple[str, ...], str] = {}
    for item in located:
        case = item.case
        first = ids.setdefault(case.id, item.where)
        if first != item.where:
            yield Problem(
                item.where,
                Text(
                    zh=f"编号 {case.id} 重复，已见于 {first}",
                    en=f"id {case.id} is already used at {first}",
                ),
            )
        key = tuple(squeeze(turn).casefold() for turn in (*case.history, case.question))
        first = questions.setdefault(key, item.where)
        if first != item.where:
            yield Problem(
                item.where,
                Text(
                    zh=f"问题重复，已见于 {first}",
                    en=f"the question is already asked at {first}",
                ),
            )


def _foreign(located: list[Located], corpus: Corpus) -> Iterator[Problem]:
    for item in located:
        unknown = [name for name in item.case.documents if name not in corpus.outlines]
        for name in unknown:
            yield Problem(
                item.where, Text(zh=f"没有文件 {name}", en=f"there is no document {name}")
            )
        if unknown:
            continue
        for quote in (quote for group in item.case.needed for quote in group):
            if not corpus.holds(quote, item.case.documents):
                yield Problem(
                    item.where,
                    Text(
                        zh=f"文件中没有引文“{quote}”", en=f"no document holds the quote “{quote}”"
                    ),
                )
            elif not corpus.clauses_with(quote, item.case.documents):
                yield Problem(
                    item.where,
                    Text(
                        zh=f"引文“{quote}”跨越了条款，任何一条都不含其全文",
                        en=f"the quote “{quote}” runs over several clauses; none holds all of it",
                    ),
                )


def written_from(case: Case, corpus: Corpus) -> set[str]:
    """Return the clauses ``case`` was written from.

    These are the clauses that alone hold the first alternative of a needed group; a quote that
    several clauses share says nothing about where the case came from.
    """
    known = [name for name in case.documents if name in corpus.outlines]
    holders = [corpus.clauses_with(group[0], known) for group in case.needed]
    return {clause for found in holders if len(found) == 1 for clause in found}


def _leaks(located: list[Located], corpus: Corpus) -> Iterator[Problem]:
    seen: dict[str, Located] = {}
    for item in located:
        for clause in sorted(written_from(item.case, corpus)):
            first = seen.setdefault(clause, item)
            if first.case.split != item.case.split:
                yield Problem(
                    item.where,
                    Text(
                        zh=f"条款 {clause} 同时用于两个部分：{first.where} 属 {first.case.split}，"
                        f"此处属 {item.case.split}",
                        en=f"clause {clause} is in both splits: {first.case.split} at "
                        f"{first.where}, {item.case.split} here",
                    ),
                )
