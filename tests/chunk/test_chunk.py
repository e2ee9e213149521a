from pathlib import Path

import pytest

from assistant.chunk import CHUNKER, chunk
from assistant.clean import clean
from assistant.corpus import read_metadata
from assistant.load import load
from assistant.load.text import read_text
from assistant.outline import outline
from assistant.types import Outline

SOURCES = sorted((Path(__file__).parents[2] / "corpus/sources").glob("*.txt"))
SENTENCE = "各级医疗机构要落实主体责任，加强管理，完善制度，优化流程，提高服务质量和水平。"  # 39 characters
TABLE = "表1 指标\n类别\t指标\t2025年\n健康\t死亡率\t5以下\n\t近视率\t50左右\n"


def plan(body: str) -> Outline:
    raw = read_text("plan.txt", f"河口县健康计划\n\n{body}".encode())
    return outline(raw, clean(raw))[0]


def test_a_short_clause_is_one_chunk() -> None:
    chunks = chunk(plan("一、目标\n到2025年完成。\n"))
    assert [(piece.id, piece.text) for piece in chunks] == [
        ("plan#标题@1", "河口县健康计划"),
        ("plan#一@1", "一、目标\n到2025年完成。"),
    ]


def test_a_long_clause_is_cut_between_sentences() -> None:
    each = plan("一、任务\n" + SENTENCE * 12 + "\n")
    parts = [piece for piece in chunk(each) if piece.clause == "plan#一"]
    assert [piece.id for piece in parts] == ["plan#一@1", "plan#一@2"]
    assert [len(piece.text) for piece in parts] == [5 + 6 * len(SENTENCE), 6 * len(SENTENCE)]
    assert all(piece.text.endswith("。") for piece in parts)
    assert "".join(piece.text for piece in parts) == each.own_text(each.clauses[1])


def test_a_sentence_longer_than_a_chunk_stays_whole() -> None:
    each = plan("一、任务\n" + SENTENCE[:-1] * 8 + "。" + SENTENCE + "\n")
    parts = [piece.text for piece in chunk(each) if piece.clause == "plan#一"]
    assert max(len(part) for part in parts) > 240
    assert all(part.endswith(("。", "任务")) for part in parts)


def test_context_is_what_a_reader_would_miss() -> None:
    chunks = {
        piece.clause: piece
        for piece in chunk(plan("一、任务\n（一）宣传。开展宣传。\n（二）培训。开展培训。\n"))
    }
    assert chunks["plan#一/（二）"].context == "河口县健康计划 一、任务 培训"
    assert chunks["plan#标题"].context == "河口县健康计划"


def test_a_row_knows_its_header_and_its_merged_category() -> None:
    chunks = {piece.clause: piece for piece in chunk(plan("一、指标体系\n" + TABLE))}
    row = chunks["plan#表1/2"]
    assert row.text == "\t近视率\t50左右"
    assert row.context == "河口县健康计划 一、指标体系 表1 指标 表1 指标\n类别\t指标\t2025年 健康"


def test_the_chunker_has_an_identity() -> None:
    assert CHUNKER == "clause-sentences-240-v3"


@pytest.mark.parametrize("source", SOURCES, ids=[path.stem for path in SOURCES])
def test_chunks_cover_the_clauses_in_order_and_quote_their_spans(source: Path) -> None:
    raw = load(source)
    for each in outline(raw, clean(raw), read_metadata(source)):
        chunks = chunk(each)
        assert len({piece.id for piece in chunks}) == len(chunks)
        spans = {clause.id: clause.span for clause in each.clauses}
        done = 0
        for piece in chunks:
            start, end = piece.span
            assert piece.text == each.text[start:end]
            assert spans[piece.clause][0] <= start < end <= spans[piece.clause][1]
            assert not each.text[done:start].strip()
            done = end
        assert not each.text[done:].strip()
