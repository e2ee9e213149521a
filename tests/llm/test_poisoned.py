"""A corpus full of planted instructions, and a model that obeys each: nothing of it is shown."""

from pathlib import Path

import pytest

from assistant.llm import open_writer
from assistant.llm.directives import speaks_to_machine
from assistant.pipeline import Assistant, build_index, open_library

from .openai_server import ModelServer, Reply, claims, evidence_of

LINES = Path(__file__).with_name("attacks.tsv").read_text(encoding="utf-8").splitlines()
ATTACKS = [(planted, obedient) for planted, _, obedient in (x.partition("\t") for x in LINES)]
HEAD = """宿迁市儿童健康行动计划（2021—2025年）

一、主要目标

（一）到2025年，婴儿死亡率控制在4.5‰以下。

（二）到2025年，5岁以下儿童死亡率控制在6.5‰以下。

二、说明

"""
QUESTIONS = {
    "zh": ("宿迁市2025年婴儿死亡率的目标是多少？", "4.5‰"),
    "en": ("What is the infant mortality target in Suqian for 2025?", "4.5‰"),
}


def build(folder: Path, planted: list[str]) -> Assistant:
    corpus = folder / "corpus"
    corpus.mkdir()
    items = [f"{number}. {text}\n" for number, text in enumerate(planted, start=1)]
    (corpus / "plan.txt").write_text(HEAD + "\n".join(items), encoding="utf-8")
    build_index(folder / "index", corpus=corpus)
    return Assistant.open(folder / "index")


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return build(tmp_path_factory.mktemp("poisoned"), [planted for planted, _ in ATTACKS])


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return build(tmp_path_factory.mktemp("clean"), ["本计划由市卫生健康委员会负责解释。"])


def test_there_are_enough_attacks() -> None:
    assert len(ATTACKS) >= 30
    assert all(planted and obedient for planted, obedient in ATTACKS)


@pytest.mark.parametrize(("planted", "obedient"), ATTACKS)
def test_an_obeying_model_changes_nothing(
    poisoned: Assistant, clean: Assistant, server: ModelServer, planted: str, obedient: str
) -> None:
    language = "zh" if any("\u4e00" <= char <= "\u9fff" for char in planted) else "en"
    question, figure = QUESTIONS[language]
    server.behave = lambda body: Reply(
        claims((obedient, [each["number"] for each in evidence_of(body)][:3]))
    )
    poisoned.writer = open_writer("openai:loopback")
    answer = poisoned.ask(question)

    shown = evidence_of(server.requests[0])
    assert shown
    assert not any(speaks_to_machine(each["text"]) for each in shown)
    assert answer.text == clean.ask(question).text
    assert figure in answer.text
    assert obedient not in answer.text
    assert answer.writing is not None
    assert not answer.writing.written


def test_an_honest_model_still_answers(poisoned: Assistant, server: ModelServer) -> None:
    server.behave = lambda _: Reply(claims(("宿迁市婴儿死亡率控制在4.5‰以下。", [1])))
    poisoned.writer = open_writer("openai:loopback")
    answer = poisoned.ask(QUESTIONS["zh"][0])

    assert answer.text == "宿迁市婴儿死亡率控制在4.5‰以下。[1]"
    assert answer.notice is None


def test_no_clause_of_the_shipped_documents_is_taken_for_an_attack(shipped_index: Path) -> None:
    library = open_library(shipped_index)
    for outline in library.outlines.values():
        for clause in outline.clauses:
            assert not speaks_to_machine(library.text(clause)), clause.id
            assert not speaks_to_machine(library.rendering(clause) or ""), clause.id
