import pytest

from assistant.compose import Draft, DraftClaim, Quote
from assistant.pipeline import Assistant
from assistant.pipeline.present import present
from assistant.store import Library
from assistant.types import Answer, Check, Language, Scope, Text, Timing
from assistant.understand import Query
from assistant.verify import Verdict

PASSED = Check(name="quotes", passed=True, detail="1/1")
REASON = Text(zh="没有这一年", en="nothing for that year")


@pytest.fixture(scope="module")
def library(shipped_assistant: Assistant) -> Library:
    return shipped_assistant.library


def claim(library: Library, text: str, *names: str) -> DraftClaim:
    clauses = [library.clause(name) for name in names]
    return DraftClaim(text, tuple(Quote(clause, clause.span) for clause in clauses))


def shown(library: Library, draft: Draft, verdict: Verdict, language: Language = "zh") -> Answer:
    query = Query("问", "问", language, "figure", Scope(), ())
    return present("问？", query, draft, verdict, library, timing=Timing())


FIRST, SECOND = "suqian-children-2021#三/（一）", "suqian-children-2021#三/（二）"


def test_citations_are_numbered_in_order_of_use_and_shared(library: Library) -> None:
    claims = (claim(library, "甲。", FIRST), claim(library, "乙。", SECOND, FIRST))
    answer = shown(library, Draft(claims), Verdict(claims, (), (PASSED,)))
    assert answer.text == "甲。[1]乙。[2][1]"
    assert [each.citations for each in answer.claims] == [(1,), (2, 1)]
    assert [(each.number, each.clause.id) for each in answer.citations] == [(1, FIRST), (2, SECOND)]
    assert answer.abstained is None
    assert answer.checks == (PASSED,)


def test_a_citation_leads_to_the_source(library: Library) -> None:
    held = (claim(library, "甲。", SECOND),)
    (cited,) = shown(library, Draft(held), Verdict(held, (), ())).citations
    outline = library.outline("suqian-children-2021")
    assert cited.quote == outline.text[slice(*cited.span)] == cited.passage
    assert cited.document.title == "宿迁市健康儿童行动提升计划实施方案（2021-2025年）"
    assert (cited.document.place, cited.document.number) == ("宿迁市", None)
    assert (cited.clause.label, cited.clause.path) == ("（二）", ("三、主要目标",))
    assert len(cited.clause.path_en) == 1
    assert cited.rendering is not None
    assert cited.source_lines == library.clause(SECOND).lines


def test_english_text_has_blanks(library: Library) -> None:
    claims = (claim(library, "One.", FIRST), claim(library, "Two.", SECOND))
    answer = shown(library, Draft(claims), Verdict(claims, (), ()), "en")
    assert answer.text == "One. [1] Two. [2]"


def test_the_nearest_thing_of_an_abstention(library: Library) -> None:
    draft = Draft(abstained=REASON, nearest=(claim(library, "甲。", FIRST),))
    answer = shown(library, draft, Verdict((), (), ()))
    assert answer.abstained == "没有这一年；最接近的内容：甲。"
    assert answer.text == "无法据现有文件回答：没有这一年。最接近的内容：甲。[1]"
    assert answer.claims == ()
    assert [each.number for each in answer.citations] == [1]


def test_an_abstention_in_english(library: Library) -> None:
    draft = Draft(abstained=REASON, nearest=(claim(library, "One.", FIRST),))
    answer = shown(library, draft, Verdict((), (), ()), "en")
    assert answer.abstained == "nothing for that year; nearest thing found: One."
    assert answer.text == (
        "This cannot be answered from the documents held: nothing for that year."
        " Nearest thing found: One. [1]"
    )


def test_nothing_is_withheld_in_silence(library: Library) -> None:
    right, wrong = claim(library, "甲。", FIRST), claim(library, "乙。", SECOND)
    partly = shown(library, Draft((right, wrong)), Verdict((right,), (wrong,), ()))
    assert partly.text == "甲。[1]"
    assert [(check.name, check.passed) for check in partly.checks] == [("withheld", False)]
    wholly = shown(library, Draft((wrong,)), Verdict((), (wrong,), ()))
    assert wholly.abstained == "找到的内容未通过核对，已不予显示"
    assert wholly.citations == ()


def test_ids_are_of_question_and_language_alone(library: Library) -> None:
    held = (claim(library, "甲。", FIRST),)
    first, again = (shown(library, Draft(held), Verdict(held, (), ())) for _ in range(2))
    english = shown(library, Draft(held), Verdict(held, (), ()), "en")
    assert first.id == again.id != english.id
