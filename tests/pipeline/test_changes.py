"""Documents come and go, all at once or not at all, and unchanged ones are not read again."""

import errno
import os
from pathlib import Path

import pytest

from assistant.errors import LockedIndexError, UnknownNameError, UsageError
from assistant.pipeline import Assistant, build_index, open_library
from assistant.pipeline.changes import add_documents, remove_documents, restore_documents
from assistant.store import changed_documents, current_name, durable, open_current

QUESTION = "大河县2030年婴儿死亡率目标是多少？"


def held(index: Path) -> list[str]:
    return [each.id for each in open_library(index).documents]


def test_an_added_document_answers_without_its_original(live_index: Path, plan: Path) -> None:
    report = add_documents(live_index, [plan])
    plan.unlink()
    assert [each.id for each in report.added] == ["river"]
    assert (report.refused, report.unchanged, report.notices) == ((), (), ())
    assert "3.2‰" in Assistant.open(live_index).ask(QUESTION).text
    build_index(live_index)
    assert held(live_index) == ["estuary", "hill", "river"]


def test_only_what_changed_is_read_and_encoded(live_index: Path, plan: Path) -> None:
    report = add_documents(live_index, [plan]).build
    assert report is not None
    assert report.reread == 0  # it was read when it was looked at, and never again
    fields = open_current(live_index).fields()
    assert report.reused == len(fields) - len(open_library(live_index).outline("river").clauses)


def test_an_index_grown_and_one_built_at_once_are_equal(
    live_index: Path, plan: Path, tmp_path: Path
) -> None:
    add_documents(live_index, [plan])
    folder = tmp_path / "all"
    folder.mkdir()
    corpus = Path(open_current(live_index).manifest.corpus)
    for path in (*corpus.iterdir(), plan):
        (folder / path.name).write_bytes(path.read_bytes())
    build_index(tmp_path / "at once", corpus=folder)
    grown, whole = open_current(live_index).manifest, open_current(tmp_path / "at once").manifest
    differing = {name for name in whole.files if whole.files[name] != grown.files[name]}
    assert differing <= {"readings.jsonl", "vectors.faiss"}  # batches differ in the last bits


def test_the_same_file_again_changes_nothing(live_index: Path, plan: Path) -> None:
    add_documents(live_index, [plan])
    name = current_name(live_index)
    report = add_documents(live_index, [plan])
    assert (report.unchanged, report.added, report.build) == (("river",), (), None)
    assert current_name(live_index) == name


def test_bad_files_are_named_and_the_others_are_added(
    live_index: Path, plan: Path, tmp_path: Path
) -> None:
    bad = {
        "empty.txt": b"",
        "picture.txt": bytes(range(256)) * 8,
        "table.xlsx": b"PK",
        ".hidden.txt": "计划".encode(),
        "line\nbreak.txt": "计划".encode(),
        "turn\u202etxt.txt": "计划".encode(),
        "hill.txt": "另一计划\n\n一、目标\n不同。\n".encode(),
        f"{'长' * 80}.txt": "计划".encode(),
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    files = [*(tmp_path / name for name in bad), tmp_path / "missing.txt", tmp_path, plan]
    report = add_documents(live_index, files)
    assert [each.id for each in report.added] == ["river"]
    messages = [str(error) for error in report.refused]
    assert len(messages) == len(files) - 1
    assert all("\n" not in message and "\u202e" not in message for message in messages)
    assert "there is a document “hill” already (hill.txt)" in messages[6]
    assert held(live_index) == ["estuary", "hill", "river"]


def test_a_name_cannot_lead_out_of_the_index(live_index: Path, tmp_path: Path) -> None:
    (tmp_path / "..").mkdir(exist_ok=True)
    trick = tmp_path / "..\\..\\plan.txt"
    trick.write_text("计划\n\n一、目标\n不同。\n", encoding="utf-8")
    (refused,) = add_documents(live_index, [trick]).refused
    assert "file name" in str(refused)


def test_a_new_version_needs_to_be_asked_for(live_index: Path, plan: Path) -> None:
    add_documents(live_index, [plan])
    plan.write_text(plan.read_text("utf-8").replace("3.2", "2.8"), encoding="utf-8")
    (refused,) = add_documents(live_index, [plan]).refused
    assert "--replace" in str(refused)
    assert "3.2‰" in Assistant.open(live_index).ask(QUESTION).text
    assert add_documents(live_index, [plan], replacing=True).refused == ()
    assert "2.8‰" in Assistant.open(live_index).ask(QUESTION).text


def test_metadata_beside_a_file_are_taken_with_it(live_index: Path, plan: Path) -> None:
    metadata = '[[document]]\nid = "big-river"\ntitle = "大河县健康计划"\nissuer = "大河县政府"\n'
    plan.with_suffix(".toml").write_text(metadata, encoding="utf-8")
    (document,) = add_documents(live_index, [plan]).added
    assert (document.id, document.issuer) == ("big-river", "大河县政府")
    plan.with_suffix(".toml").unlink()
    (document,) = add_documents(live_index, [plan], replacing=True).added
    assert (document.id, document.issuer) == ("river", None)


def test_an_added_document_is_removed_for_good(live_index: Path, plan: Path) -> None:
    add_documents(live_index, [plan])
    remove_documents(live_index, ["river"])
    assert held(live_index) == ["estuary", "hill"]
    assert list((live_index / "documents").iterdir()) == []
    with pytest.raises(UnknownNameError, match=r"no document “river”.*estuary hill"):
        remove_documents(live_index, ["river"])


def test_a_document_of_the_corpus_is_left_out_until_restored(live_index: Path) -> None:
    assert remove_documents(live_index, ["hill"]).documents == 1
    assert build_index(live_index).fresh is False
    with pytest.raises(UnknownNameError, match="hill"):
        remove_documents(live_index, ["hill"])
    with pytest.raises(UnknownNameError, match="estuary"):
        restore_documents(live_index, ["estuary"])
    restore_documents(live_index, ["hill"])
    assert held(live_index) == ["estuary", "hill"]


def test_a_removed_document_may_be_followed_by_another_of_its_id(
    live_index: Path, tmp_path: Path
) -> None:
    remove_documents(live_index, ["hill"])
    other = tmp_path / "hill.txt"
    other.write_text("青山县新健康计划\n\n一、目标\n床位数达到95张。\n", encoding="utf-8")
    assert [each.id for each in add_documents(live_index, [other]).added] == ["hill"]
    assert "95张" in open_library(live_index).outline("hill").text


def test_something_is_always_left(live_index: Path) -> None:
    with pytest.raises(UsageError, match="last document"):
        remove_documents(live_index, ["hill", "estuary"])
    assert held(live_index) == ["estuary", "hill"]


def test_one_of_several_documents_in_a_file_cannot_go_alone(
    live_index: Path, tmp_path: Path
) -> None:
    both = tmp_path / "both.txt"
    plans = [
        f"{name}县妇女发展规划\n\n一、目标\n目标为{name}。\n\n二、措施\n加强宣传。\n"
        for name in "甲乙"
    ]
    both.write_text("\n\n".join(plans), encoding="utf-8")
    metadata = "".join(
        f'[[document]]\nid = "{key}"\ntitle = "{name}县妇女发展规划"\n'
        for key, name in (("first", "甲"), ("second", "乙"))
    )
    both.with_suffix(".toml").write_text(metadata, encoding="utf-8")
    report = add_documents(live_index, [both])
    assert [each.id for each in report.added] == ["first", "second"], report.refused
    with pytest.raises(UsageError, match="further documents: second"):
        remove_documents(live_index, ["first"])
    remove_documents(live_index, ["first", "second"])
    assert held(live_index) == ["estuary", "hill"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_disk_that_fails_leaves_all_as_it_was(
    live_index: Path, plan: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(durable.os, "fsync", refuse)
        with pytest.raises(LockedIndexError, match=os.strerror(number)):
            add_documents(live_index, [plan])
    assert current_name(live_index) == "generation-1"
    assert Assistant.open(live_index).generation.name == "generation-1"
    assert [each.id for each in add_documents(live_index, [plan]).added] == ["river"]


def test_a_change_that_fails_is_undone(live_index: Path, plan: Path) -> None:
    add_documents(live_index, [plan])
    folder = live_index / "documents"
    new = live_index / "new"
    new.write_text("新", encoding="utf-8")

    def fail() -> None:
        with changed_documents(live_index, put={"river.txt": new}, removed=["hill"]):
            assert (folder / "river.txt").read_text("utf-8") == "新"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (folder / "river.txt").read_bytes() == plan.read_bytes()
    assert [path.name for path in folder.iterdir()] == ["river.txt"]
    assert (live_index / "removed.txt").read_text("utf-8") == ""


def test_a_file_put_into_the_folder_by_hand_counts(live_index: Path, plan: Path) -> None:
    (live_index / "documents").mkdir()
    plan.rename(live_index / "documents" / plan.name)
    assert "3.2‰" in Assistant.open(live_index).ask(QUESTION).text
