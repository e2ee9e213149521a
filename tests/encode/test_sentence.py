import shutil
import subprocess
import sys

import numpy as np
import pytest

from assistant.encode import BUNDLED, load_encoder
from assistant.encode.sentence import SentenceTransformerEncoder
from assistant.errors import EncoderError

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def e5(tmp_path_factory) -> SentenceTransformerEncoder:
    """The bundled model under a name that asks for the prefixes of e5."""
    folder = tmp_path_factory.mktemp("models") / "multilingual-e5-tiny"
    shutil.copytree(BUNDLED, folder)
    return SentenceTransformerEncoder(str(folder))


def test_a_folder_is_loaded_by_name():
    encoder = load_encoder(str(BUNDLED))

    np.testing.assert_allclose(
        encoder.encode_query(["儿科医生"]), load_encoder().encode_query(["儿科医生"]), atol=1e-3
    )


def test_prefixes_are_put_before_the_text(e5):
    texts = ["儿科医生", "family doctors"]

    np.testing.assert_array_equal(
        e5.encode_query(texts), e5.encode(["query: " + text for text in texts])
    )
    np.testing.assert_array_equal(
        e5.encode_document(texts), e5.encode(["passage: " + text for text in texts])
    )
    assert np.abs(e5.encode_query(texts) - e5.encode(texts)).max() > 0.01


def test_vectors_are_float32_of_unit_length(e5):
    vectors = e5.encode(["医院", "hospital"])

    assert (vectors.dtype, vectors.shape) == (np.float32, (2, e5.dimension))
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 1], atol=1e-5)


def test_no_texts_give_no_rows(e5):
    assert e5.encode_document([]).shape == (0, e5.dimension)


def test_identity_names_model_and_hash_and_is_stable(e5):
    name, digest = e5.identity.split(" sha256:")

    assert name == "multilingual-e5-tiny"
    assert len(digest) == 64
    assert digest not in SentenceTransformerEncoder(str(BUNDLED)).identity


@pytest.mark.parametrize("name", ["nobody/no-such-model", "not a name at all", "/no/such/folder"])
def test_a_model_that_is_not_there_is_refused(name):
    with pytest.raises(EncoderError) as caught:
        load_encoder(name)

    assert name in str(caught.value)
    assert "找不到编码器模型" in caught.value.in_language("zh")


def test_a_folder_that_is_no_model_is_refused(tmp_path):
    (tmp_path / "modules.json").write_text("[{}]", "utf-8")

    with pytest.raises(EncoderError, match="cannot be loaded"):
        load_encoder(str(tmp_path))


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(EncoderError, match="cannot be loaded"):
        load_encoder(str(tmp_path))


def test_the_module_itself_does_not_import_the_library():
    code = "import sys, assistant.encode.sentence; print('sentence_transformers' in sys.modules)"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "False"
