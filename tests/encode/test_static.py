import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

from assistant.encode import BUNDLED, load_encoder
from assistant.encode.static import StaticEncoder
from assistant.errors import EncoderError

TEXTS = [
    "县域医共体建设",
    "到2025年，孕产妇死亡率控制在7.5/10万以下。",
    "How many paediatric beds per 1,000 children are planned?",
    "NICU 床位 ≥ 10 张，95%",
    "２０２５年",
    "0123456789",
    "",
    "，。！",
]

TERMS = [
    "医共体", "医联体", "儿科", "助产", "孕产妇", "新生儿",
    "早产儿", "婴幼儿", "托育", "托位", "卫生院", "设区市",
    "分级诊疗", "出生缺陷", "安宁疗护", "中医药", "常住人口", "十四五",
]  # fmt: skip


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder(BUNDLED)


def test_vectors_equal_those_of_sentence_transformers(encoder):
    from sentence_transformers import SentenceTransformer

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = SentenceTransformer(str(BUNDLED), device="cpu").encode(TEXTS)

    np.testing.assert_allclose(encoder.encode(TEXTS), expected, atol=1e-3)


def test_vectors_are_float32_rows_of_unit_length(encoder):
    vectors = encoder.encode(TEXTS[:6])

    assert vectors.dtype == np.float32
    assert vectors.shape == (6, encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), np.ones(6), atol=1e-5)


def test_text_without_words_is_zero(encoder):
    assert not encoder.encode(["", " \n", "，。！"]).any()


def test_no_texts_give_no_rows(encoder):
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_a_text_does_not_depend_on_its_neighbours(encoder):
    many = [f"第{number}条 儿科医疗服务" for number in range(1200)]

    np.testing.assert_array_equal(encoder.encode(many)[1100], encoder.encode([many[1100]])[0])


def test_width_case_and_accents_are_folded(encoder):
    plain, wide, upper = encoder.encode(["nicu 2025", "ＮＩＣＵ　２０２５", "NICU 2025"])

    np.testing.assert_array_equal(plain, wide)
    np.testing.assert_array_equal(plain, upper)


@pytest.mark.parametrize("term", TERMS)
def test_words_of_the_field_are_pieces(encoder, term):
    assert encoder.pieces(term) == [term]


def test_numbers_and_words_are_cut_apart(encoder):
    assert encoder.pieces("到2025年，医院占比4.5‰") == [
        *["到", "2025", "年", "医院", "占比", "4", "5", "‰"]
    ]
    assert encoder.pieces("Under-5 mortality: 12.7%") == [
        *["under", "5", "mortality", "12", "7", "%"]
    ]


def test_questions_and_passages_are_encoded_alike(encoder):
    np.testing.assert_array_equal(encoder.encode_query(TEXTS), encoder.encode_document(TEXTS))


def test_identity_is_stable_and_names_a_hash(encoder):
    assert encoder.identity == StaticEncoder(BUNDLED).identity
    assert encoder.identity.startswith("static/model sha256:")
    assert len(encoder.identity.split(":")[1]) == 64


def test_identity_changes_with_the_tokenizer(tmp_path):
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).write_bytes((BUNDLED / name).read_bytes())
    with (tmp_path / "tokenizer.json").open("a", encoding="utf-8") as file:
        file.write("\n")

    changed = StaticEncoder(tmp_path).identity.split(":")[1]

    assert changed != StaticEncoder(BUNDLED).identity.split(":")[1]


def test_the_bundled_encoder_needs_neither_torch_nor_sentence_transformers():
    code = (
        "import sys; from assistant.encode import load_encoder; load_encoder().encode(['儿科']);"
        "print(sorted({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"


def test_the_folder_is_small():
    size = sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file())

    assert size <= 40_000_000


def test_missing_folder_is_refused(tmp_path):
    with pytest.raises(EncoderError) as caught:
        StaticEncoder(tmp_path / "nowhere")

    assert "nowhere" in str(caught.value)
    assert "无法读取静态编码器" in caught.value.in_language("zh")


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_damaged_files_are_refused(tmp_path: Path, name):
    for other in ("model.safetensors", "tokenizer.json"):
        (tmp_path / other).write_bytes((BUNDLED / other).read_bytes())
    (tmp_path / name).write_bytes(b"{}")

    with pytest.raises(EncoderError):
        StaticEncoder(tmp_path)


def test_load_encoder_gives_the_bundled_one():
    assert isinstance(load_encoder(), StaticEncoder)
