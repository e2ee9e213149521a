"""Citations in the styles of official and scholarly writing."""

import json

import pytest

from assistant.page.citing import cited
from tests.page.answers import ANSWER


def test_official_style() -> None:
    assert cited(ANSWER, "official", "zh") == (
        "婴儿死亡率为4‰以下。[1]\n\n"
        "[1] 《某省计划》（某卫〔2021〕5号）“总体要求”第二部分：“婴儿死亡率控制在4‰以下”"
    )


def test_plain_reference() -> None:
    assert cited(ANSWER, "reference", "zh").splitlines()[-1] == (
        "[1] 某省卫生健康委员会. 某省计划: 某卫〔2021〕5号[A]. (2021-03-04). 总体要求 › 二、"
    )


def test_bibtex() -> None:
    assert cited(ANSWER, "bibtex", "en").splitlines() == [
        "@misc{plan-2021,",
        "  title = {{某省计划}},",
        "  author = {{某省卫生健康委员会}},",
        "  year = {2021},",
        "  number = {某卫〔2021〕5号},",
        "  note = {English title (unofficial): A Plan},",
        "  language = {chinese}",
        "}",
    ]


def test_csl() -> None:
    (item,) = json.loads(cited(ANSWER, "csl", "en"))

    assert item["type"] == "legislation"
    assert item["authority"] == "某省卫生健康委员会"
    assert item["issued"] == {"date-parts": [[2021, 3, 4]]}


@pytest.mark.parametrize(
    ("label", "named"),
    [("（二）", "第（二）项"), ("1.", "第1项"), ("第五条", "第五条"), ("——", ""), ("", "")],
)
def test_clause_is_named_as_running_text_names_it(label: str, named: str) -> None:
    (citation,) = ANSWER.citations
    clause = citation.clause.model_copy(update={"label": label})
    answer = ANSWER.model_copy(
        update={"citations": (citation.model_copy(update={"clause": clause}),)}
    )

    assert f"“总体要求”{named}：“" in cited(answer, "official", "zh")


def test_bibtex_escapes_what_tex_would_read() -> None:
    (citation,) = ANSWER.citations
    document = citation.document.model_copy(update={"title": "100% of A & B", "id": "a b,{"})
    answer = ANSWER.model_copy(
        update={"citations": (citation.model_copy(update={"document": document}),)}
    )

    lines = cited(answer, "bibtex", "en").splitlines()

    assert lines[:2] == ["@misc{a-b-,", r"  title = {{100\% of A \& B}},"]
    assert lines[-2] == "  language = {english}"
