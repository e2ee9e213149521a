import hashlib

import numpy as np
import pytest

from assistant.encode import train as module
from assistant.encode.static import StaticEncoder
from assistant.encode.training import vocabulary
from assistant.encode.training.fit import Recipe


class Teacher:
    """Gives every text a random vector of its own, always the same one."""

    dimension = 256
    identity = "teacher"

    def encode(self, texts):
        seeds = [int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) for text in texts]
        rows = [np.random.default_rng(seed).normal(size=256) for seed in seeds]
        return np.asarray(rows, np.float32)

    encode_query = encode_document = encode


@pytest.fixture
def data(tmp_path) -> module.Data:
    (tmp_path / "cedict.txt").write_text(
        "醫院 医院 [yi1 yuan4] /hospital/\n兒科 儿科 [er2 ke1] /pediatrics/\n", "utf-8"
    )
    tatoeba = [f"I see {n} doctors.\t我看見{n}个医生。\t{n}:a {n}:b\n" for n in range(100)]
    (tmp_path / "tatoeba.tsv").write_text("".join(tatoeba), "utf-8")
    laws = [f"L{n}\t1\t第{n}条 医院\tArticle {n} hospital\n" for n in range(200)]
    (tmp_path / "laws.tsv").write_text("".join(laws), "utf-8")
    (tmp_path / "extra.tsv").write_text("云诊室\tcloud clinic\n", "utf-8")
    names = ("cedict.txt", "tatoeba.tsv", "laws.tsv")
    return module.read_data(*(tmp_path / name for name in names), [tmp_path / "extra.tsv"])


def test_data_is_read_and_split(data):
    assert len(data.tatoeba.train) + len(data.tatoeba.held_out) == 100
    assert data.extra == [("云诊室", "cloud clinic")]
    assert data.glosses["儿科"][:2] == ("paediatrics", "pediatrics")


def test_training_writes_a_folder_with_its_card(tmp_path, data, monkeypatch):
    monkeypatch.setattr(module, "load_teacher", Teacher)
    monkeypatch.setattr(vocabulary, "_jieba_frequencies", lambda: {"医院": 90, "的": 900})
    monkeypatch.setattr(module, "read_word_pieces", lambda: ["##ing", "hospital"])

    module.train(data, tmp_path / "model", Recipe(passes=1))

    encoder = StaticEncoder(tmp_path / "model")
    assert encoder.dimension == 256
    assert encoder.pieces("云诊室 hospital") == ["云诊室", "hospital"]
    card = (tmp_path / "model" / "README.md").read_text("utf-8")
    assert "$" not in card
    assert "CC BY-SA 4.0" in card


def test_a_missing_file_is_wrong_use(tmp_path, capsys):
    names = ["--cedict", "--tatoeba", "--laws", "--output"]
    arguments = [part for name in names for part in (name, str(tmp_path / "none.tsv"))]

    assert module.main(arguments) == 2
    assert "cannot read the training data" in capsys.readouterr().err
