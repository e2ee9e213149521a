from assistant.types import Cell, Clause, Document, Outline, SourceMap
from eval.corpus import Corpus


def test_quotes_are_found_whatever_their_white_space(corpus):
    assert corpus.holds("到 2025 年，\n\t筛查率", ["plan"])
    assert not corpus.holds("筛查率达到9%", ["plan"])
    assert not corpus.holds("筛查率", [])


def test_every_clause_that_holds_a_quote_is_found(corpus):
    assert corpus.clauses_with("到2025年", ["plan"]) == {"plan#1", "plan#2"}
    assert corpus.clauses_with("以下。 2.", ["plan"]) == set()


def test_verbatim_means_equal_at_the_span(corpus, outline):
    assert corpus.is_verbatim("plan", (0, 2), outline.text[:2])
    assert not corpus.is_verbatim("plan", (1, 3), outline.text[:2])
    assert not corpus.is_verbatim("plan", (0, 0), "")
    assert not corpus.is_verbatim("elsewhere", (0, 2), outline.text[:2])


def test_hash_depends_on_text_and_id_but_not_on_order():
    def made(name: str, text: str) -> Outline:
        clause = Clause(id=f"{name}#1", document=name, kind="paragraph", span=(0, len(text)),
                        extent=(0, len(text)), lines=(1, 1))  # fmt: skip
        document = Document(id=name, title=name, source=name)
        return Outline(
            document=document,
            text=text,
            clauses=(clause,),
            source_map=SourceMap(runs=(), line_starts=()),
        )

    first, second = made("a", "甲"), made("b", "乙")
    assert Corpus([first, second]).sha256 == Corpus([second, first]).sha256
    assert Corpus([first]).sha256 != Corpus([made("a", "甲 ")]).sha256
    assert Corpus([first]).sha256 != Corpus([made("b", "甲")]).sha256


def test_context_of_a_clause_is_its_table_headers_and_the_period(outline):
    cells = (Cell(header="2020年完成情况", text="6", span=(0, 1)),)
    clause = outline.clauses[0].model_copy(update={"cells": cells})
    document = outline.document.model_copy(update={"period": (2021, 2025)})
    corpus = Corpus([outline.model_copy(update={"document": document, "clauses": (clause,)})])
    assert corpus.context("plan", "plan#1") == ("2020年完成情况", "2021-2025")
    assert corpus.context("plan", "plan#9") == ("2021-2025",)
    assert corpus.context("elsewhere", "plan#9") == ()
