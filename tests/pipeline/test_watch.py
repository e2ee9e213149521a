"""Changes of the folders are followed; a file that is still growing is left alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.errors import AssistantError, CorpusError
from assistant.pipeline import BuildReport, open_library
from assistant.pipeline.watch import watch

Steps = Iterator[Callable[[], object]]


class EndError(Exception):
    """Ends the watch when the steps of a test are done."""


def follow(index: Path, corpus: Path, steps: Steps) -> list[BuildReport | AssistantError]:
    """Watch, taking one step between two looks; return what was told."""
    told: list[BuildReport | AssistantError] = []

    def wait() -> None:
        step = next(steps, None)
        if step is None:
            raise EndError
        step()

    with pytest.raises(EndError):
        watch(index, corpus=corpus, told=told.append, wait=wait)
    return told


def nothing() -> None:
    """Let a look pass."""


def test_documents_come_change_and_go(tmp_path: Path) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    text = "河口县健康计划\n\n一、目标\n筛查率达到90%。\n"
    (corpus / "one.txt").write_text(text, encoding="utf-8")

    def steps() -> Steps:
        yield nothing
        assert [each.id for each in open_library(index).documents] == ["one"]
        yield lambda: (corpus / "two.txt").write_text(text[:9], encoding="utf-8")
        yield lambda: (corpus / "two.txt").write_text(text, encoding="utf-8")
        assert len(open_library(index).documents) == 1  # still growing
        yield nothing
        assert len(open_library(index).documents) == 2
        yield (corpus / "one.txt").unlink
        yield nothing
        assert [each.id for each in open_library(index).documents] == ["two"]
        yield (corpus / "two.txt").unlink
        yield nothing
        assert [each.id for each in open_library(index).documents] == ["two"]

    told = follow(index, corpus, steps())
    assert [type(each) for each in told] == [BuildReport, BuildReport, BuildReport, CorpusError]


def test_the_folder_of_added_documents_is_followed(
    live_index: Path, plan: Path, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.txt").write_text("计划\n\n一、目标\n不同。\n", encoding="utf-8")

    def steps() -> Steps:
        yield nothing
        (live_index / "documents").mkdir()
        yield lambda: plan.rename(live_index / "documents" / "river.txt")
        yield nothing
        yield nothing

    told = follow(live_index, corpus, steps())
    last = told[-1]
    assert isinstance(last, BuildReport)
    assert last.documents == 2
