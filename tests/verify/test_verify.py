"""Claims put to the shipped clauses, right and with one thing wrong."""

import pytest

from assistant.compose import Draft, DraftClaim, Quote
from assistant.pipeline import Assistant
from assistant.store import Library
from assistant.types import Clause, Intent, Language, Scope
from assistant.understand import Query
from assistant.verify import Verdict, verify
from assistant.verify.verify import context_texts

STANDING = "suqian-children-2021#三/（三）"
ROW = "zhejiang-health-14th-fyp#表2/3"
TRUE = "到2025年，6个月内婴儿纯母乳喂养率达到50%以上。"


@pytest.fixture(scope="module")
def library(shipped_assistant: Assistant) -> Library:
    return shipped_assistant.library


def query(*places: str, intent: Intent = "figure", language: Language = "zh") -> Query:
    return Query("q", "q", language, intent, Scope(places=places), ())


def claim(library: Library, text: str, name: str = STANDING) -> DraftClaim:
    clause = library.clause(name)
    return DraftClaim(text, (Quote(clause, clause.span),))


def judge(library: Library, *claims: DraftClaim, asked: Query | None = None) -> Verdict:
    return verify(Draft(claims), asked or query(), library)


def test_a_true_claim_stands(library: Library) -> None:
    held = claim(library, TRUE)
    verdict = judge(library, held, asked=query("宿迁市"))
    assert verdict.claims == (held,)
    assert verdict.withheld == ()
    assert [(check.name, check.passed, check.detail) for check in verdict.checks] == [
        ("quotes", True, "引文逐字一致 1/1"),
        ("figures", True, "数字与所引条款一致 3/3"),
        ("scope", True, "地区与所问一致 1/1"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("6个月内婴儿纯母乳喂养率达到60%以上。", "60% (value)"),
        ("6个月内婴儿纯母乳喂养率达到50‰以上。", "50‰ (unit)"),
        ("6个月内婴儿纯母乳喂养率达到50%以下。", "50% (comparator)"),
        ("9个月内婴儿纯母乳喂养率达到50%以上。", "9个月 (value)"),
        ("到2030年，纯母乳喂养率达到50%以上。", "2030年 (absent)"),
    ],
)
def test_a_wrong_figure_withholds_its_claim_alone(library: Library, text: str, reason: str) -> None:
    right, wrong = claim(library, TRUE), claim(library, text)
    verdict = judge(library, right, wrong)
    assert verdict.claims == (right,)
    assert verdict.withheld == (wrong,)
    (check,) = [check for check in verdict.checks if not check.passed]
    assert check.name == "figures"
    assert reason in check.detail


def test_an_english_claim_and_an_english_check(library: Library) -> None:
    held = claim(library, "At least 50% of infants are exclusively breastfed.")
    verdict = judge(library, held, asked=query("宿迁市", language="en"))
    assert verdict.claims == (held,)
    assert verdict.checks[0].detail == "quotes are verbatim 1/1"


def test_the_header_of_a_table_gives_the_year_of_its_rows(library: Library) -> None:
    assert judge(library, claim(library, "2025年孕产妇死亡率降到7/10万以下。", ROW)).claims
    assert judge(library, claim(library, "2020年孕产妇死亡率降到7/10万以下。", ROW)).withheld


@pytest.mark.parametrize("span", [(0, 5), (3, 3), (-1, 2)])
def test_a_quote_must_lie_in_its_clause(library: Library, span: tuple[int, int]) -> None:
    clause = library.clause(STANDING)
    verdict = judge(library, DraftClaim("纯母乳喂养。", (Quote(clause, span),)))
    assert verdict.withheld
    assert not verdict.checks[0].passed


def test_a_blank_quote_and_no_quote_prove_nothing(library: Library) -> None:
    blank = _blank(library)
    assert judge(library, DraftClaim("甲。", (blank,))).withheld
    assert judge(library, DraftClaim("甲。", ())).withheld


def _blank(library: Library) -> Quote:
    for clause in library.outline("suqian-children-2021").clauses:
        for place in range(*clause.span):
            if not library.text(clause, (place, place + 1)).strip():
                return Quote(clause, (place, place + 1))
    raise AssertionError("the document has no blank")


def test_a_clause_of_another_place_is_withheld(library: Library) -> None:
    held = claim(library, "纯母乳喂养率达到50%以上。")
    verdict = judge(library, held, asked=query("福建省"))
    assert verdict.withheld == (held,)
    assert [check.name for check in verdict.checks if not check.passed] == ["scope"]
    assert judge(library, held, asked=query("福建省", "宿迁市")).claims
    assert judge(library, held, asked=query("福建省", intent="compare")).claims


def test_a_clause_that_names_the_place_may_speak_of_it(library: Library) -> None:
    named = next(
        clause
        for clause in library.outline("zhejiang-children-2021").clauses
        if "温州市" in library.text(clause)
    )
    assert judge(library, claim(library, "支持建设。", named.id), asked=query("温州市")).claims


def test_a_draft_without_claims_has_nothing_to_check(library: Library) -> None:
    assert judge(library) == Verdict((), (), ())


def test_what_frames_a_clause(library: Library) -> None:
    row: Clause = library.clause(ROW)
    texts = context_texts(row, library)
    assert texts[0] == "浙江省卫生健康事业发展“十四五”规划"
    assert "2021—2025年" in texts
    assert any("2025年目标" in text for text in texts)
    dated = context_texts(library.clause("fujian-maternal-2021#二"), library)
    assert "2022年4月26日" in dated
