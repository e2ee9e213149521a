import json

import numpy as np
from typer.testing import CliRunner

from eval.benchmarks.__main__ import app


class Encoder:
    def encode_query(self, texts):
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)

    encode_document = encode_query


def test_benchmark_from_the_command_line(tmp_path, monkeypatch):
    monkeypatch.setattr("assistant.encode.load_encoder", Encoder)
    qas = [{"id": "q", "question": "长度？", "answers": []}]
    path = tmp_path / "xquad.json"
    paragraphs = [{"context": "短", "qas": []}, {"context": "更长的段落", "qas": qas}]
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}), encoding="utf-8")
    done = CliRunner().invoke(app, ["xquad", str(path), str(path)])
    assert done.exit_code == 0
    assert "xquad.json > xquad.json: 1 queries, 2 passages" in done.output
    assert "R@1      1.000" in done.output
