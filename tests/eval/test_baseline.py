import numpy as np

from eval.baseline import COMPARABLE, Baseline, comparable, split_text
from eval.run import evaluate

LETTERS = "婴儿死亡率筛查卫生健康委"


class Encoder:
    """Counts a few characters."""

    def encode_query(self, texts):
        rows = [[text.count(sign) for sign in LETTERS] for text in texts]
        counts = np.array(rows, dtype=np.float32)
        return counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1)

    encode_document = encode_query


def test_chunks_are_slices_of_the_text(outline):
    long = outline.model_copy(update={"text": outline.text * 30})
    chunks = split_text(long)
    assert len(chunks) > 2
    assert all(len(chunk.text) <= 500 for chunk in chunks)
    assert all(chunk.text == long.text[slice(*chunk.span)] for chunk in chunks)


def test_nearest_chunks_are_cited(outline):
    baseline = Baseline([outline], Encoder())
    answer = baseline.ask("婴儿死亡率？")
    assert [citation.number for citation in answer.citations] == [1]  # the text is one chunk
    assert answer.citations[0].quote == outline.text[slice(*answer.citations[0].span)]
    assert answer.citations[0].document.title == outline.document.title


def test_baseline_is_measured_by_its_chunks(outline, corpus, cases, run_of, right):
    baseline = Baseline([outline], Encoder())
    run = comparable(evaluate(cases, lambda: baseline, corpus, run_of(right).setting))
    assert set(run.total.metrics) == set(COMPARABLE)
    assert run.total.metrics["citation_recall"].value == 1
    assert run.total.metrics["R@3"].value == 1
