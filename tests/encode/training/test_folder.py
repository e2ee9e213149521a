import json

import numpy as np

from assistant.encode.static import StaticEncoder
from assistant.encode.training.folder import quantise, write_folder
from assistant.encode.training.vocabulary import Vocabulary, make_tokenizer


def test_int8_rows_times_scales_give_the_vectors_back():
    vectors = np.asarray([[0, 0], [127, -63.2], [0.02, 0.005]], np.float32)

    rows, scales = quantise(vectors)

    assert rows.dtype == np.int8
    assert rows.tolist() == [[0, 0], [127, -63], [127, 32]]
    np.testing.assert_allclose(scales, [1, 1, 0.02 / 127])


def test_a_written_folder_is_read(tmp_path):
    tokenizer = make_tokenizer(Vocabulary({"医院": -5.0}, {"hospital": -5.0}))

    write_folder(tmp_path, tokenizer, np.asarray([[0, 0], [3, 4], [4, -3]], np.float32))

    vectors = StaticEncoder(tmp_path).encode(["医院", "Hospital", "?"])
    np.testing.assert_allclose(vectors, [[0.6, 0.8], [0.8, -0.6], [0, 0]], atol=0.01)
    modules = json.loads((tmp_path / "modules.json").read_text("utf-8"))
    assert [module["path"] for module in modules] == ["", "1_Normalize"]
