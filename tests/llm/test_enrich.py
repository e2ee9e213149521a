"""Renderings and questions by a model over the wire, into a folder, and from there into answers."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.corpus import read_questions, read_renderings
from assistant.llm import open_writer
from assistant.pipeline import Assistant, build_index
from assistant.pipeline.changes import add_documents
from assistant.pipeline.enrich import enrich

from .openai_server import ModelServer, Reply

TEXT = """青山县健康计划

一、主要目标

（一）到2030年，婴儿死亡率控制在4.5‰以下。每千名儿童拥有床位2.5张。
"""
GOAL = "green-hill#一/（一）"
ENGLISH = {
    "青山县健康计划": "Qingshan County Health Plan",
    "一、主要目标": "I. Main goals",
    "（一）到2030年，婴儿死亡率控制在4.5‰以下。": "(I) By 2030, infant mortality will be kept at 4.5‰ or below.",
    "每千名儿童拥有床位2.5张。": "There will be 2.5 beds per 1,000 children.",
}
QUESTIONS = {
    "zh": ["婴儿死亡率要降到多少？", "婴儿死亡率要降到9.9‰吗？", "How many?"],
    "en": ["How many cots are there per 1,000 kids?", "多少张？"],
}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "green-hill.txt").write_text(TEXT, encoding="utf-8")
    build_index(tmp_path / "index", corpus=corpus)
    yield tmp_path
    shutil.rmtree(tmp_path)


def rendering(english: dict[str, str]) -> Any:
    """Render as ``english`` says, and ask the same questions of the clause of goals."""

    def behave(body: dict[str, Any]) -> Reply:
        user = body["messages"][1]["content"]
        line = next(line for line in user.splitlines() if line.startswith('["'))
        sentences = json.loads(line)
        asked = QUESTIONS if "4.5" in line else {"zh": [], "en": []}
        return Reply(json.dumps({"renderings": [english[each] for each in sentences], **asked}))

    return behave


def test_a_document_is_rendered_and_asked_about(home: Path, server: ModelServer) -> None:
    server.behave = rendering(ENGLISH)
    writer = open_writer("openai:loopback")
    assert writer is not None
    report = enrich(home / "index", "green-hill", writer)

    assert (report.rendered, report.questions, report.refused) == (3, 2, ())
    pairs = read_renderings(home / "corpus" / "renderings" / "green-hill.jsonl")
    assert [text for _, text in pairs[GOAL]] == list(ENGLISH.values())[2:]
    bank = read_questions(home / "corpus" / "questions" / "green-hill.jsonl")
    assert bank[GOAL].zh == ("婴儿死亡率要降到多少？",)  # a figure the clause lacks is no question
    assert bank[GOAL].en == ("How many cots are there per 1,000 kids?",)

    assistant = Assistant.open(home / "index", corpus=home / "corpus")
    answer = assistant.ask("What is the infant mortality target for 2030?")
    assert answer.citations[0].rendering is not None
    assert "4.5‰" in answer.citations[0].rendering


def test_what_is_there_is_not_asked_for_again(home: Path, server: ModelServer) -> None:
    server.behave = rendering(ENGLISH)
    writer = open_writer("openai:loopback")
    assert writer is not None
    enrich(home / "index", "green-hill", writer)
    asked = len(server.requests)
    again = enrich(home / "index", "green-hill", writer)

    assert (again.rendered, again.questions) == (0, 0)
    assert len(server.requests) == asked + 2  # the title and the heading answer no question


@pytest.mark.parametrize(
    "wrong",
    [
        "(I) By 2030, infant mortality will be kept at 45‰ or below.",
        "(I) By 2030, infant mortality will be kept at 4.5% or below.",
        "(I) By 2030, infant mortality will be 4.5‰ or above.",
        "（一）到2030年，婴儿死亡率控制在4.5‰以下。",
    ],
)
def test_a_wrong_rendering_is_sent_back_once_and_refused(
    home: Path, server: ModelServer, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server.behave = rendering({**ENGLISH, "（一）到2030年，婴儿死亡率控制在4.5‰以下。": wrong})
    with pytest.raises(SystemExit) as end:
        main(["enrich", "green-hill", "--llm", "openai:loopback", "--index", str(home / "index")])

    told = capsys.readouterr().err
    assert end.value.code == 1
    assert told.startswith(f"{GOAL}: ")
    assert wrong in told
    assert len(server.requests) == 4
    assert GOAL not in read_renderings(home / "corpus" / "renderings" / "green-hill.jsonl")


def test_a_dead_model_is_given_up(
    home: Path, server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.behave = lambda _: Reply(status=500)
    with pytest.raises(SystemExit) as end:
        main(["enrich", "green-hill", "--llm", "openai:loopback", "--index", str(home / "index")])

    assert end.value.code == 1
    assert "openai:loopback" in capsys.readouterr().err
    assert len(server.requests) == 3
    assert not (home / "corpus" / "renderings").exists()


def test_without_a_model_it_is_wrong_use(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("POLICY_ASSISTANT_LLM", raising=False)
    with pytest.raises(SystemExit) as end:
        main(["enrich", "green-hill", "--index", str(home / "index")])

    assert end.value.code == 2
    assert "--llm" in capsys.readouterr().err


def test_an_added_document_says_where_to_put_it(
    home: Path, server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    other = home / "other.txt"
    other.write_text(TEXT.replace("青山", "河口"), encoding="utf-8")
    add_documents(home / "index", [other])
    with pytest.raises(SystemExit) as end:
        main(["enrich", "other", "--llm", "openai:loopback", "--index", str(home / "index")])

    assert end.value.code == 2
    assert "--corpus" in capsys.readouterr().err
