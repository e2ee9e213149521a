"""Writes the model as an ordinary sentence-transformers folder."""

import json
from pathlib import Path
from string import Template
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save
from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

CARD = Path(__file__).with_name("card.md")

_MODULES = (
    ("", "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding"),
    ("1_Normalize", "sentence_transformers.base.modules.normalize.Normalize"),
)
_CONFIG = {
    "model_type": "SentenceTransformer",
    "prompts": {"query": "", "document": ""},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def write_folder(folder: Path, tokenizer: Tokenizer, vectors: Vectors) -> None:
    """Write tokenizer, weights and configuration to ``folder``; the card comes from write_card.

    ``vectors`` (pieces, d) are stored as int8 ``embeddings`` and a float32 scale a piece in
    ``weights``, which sentence-transformers multiplies when it loads them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows, scales = quantise(vectors)
    weights = save({"embeddings": rows, "weights": scales})
    (folder / "model.safetensors").write_bytes(weights)
    (folder / "tokenizer.json").write_text(tokenizer.to_str(pretty=False) + "\n", "utf-8")
    modules = [
        {"idx": number, "name": str(number), "path": path, "type": kind}
        for number, (path, kind) in enumerate(_MODULES)
    ]
    _write_json(folder / "modules.json", modules)
    _write_json(folder / "config_sentence_transformers.json", _CONFIG)
    (folder / "1_Normalize").mkdir(exist_ok=True)
    _write_json(folder / "1_Normalize" / "config.json", {})


def write_card(folder: Path, figures: dict[str, str]) -> None:
    """Write the model card with ``figures`` in place of the names in card.md."""
    card = Template(CARD.read_text("utf-8")).substitute(figures)
    (folder / "README.md").write_text(card, "utf-8")


def quantise(vectors: Vectors) -> tuple[NDArray[np.int8], Vectors]:
    """Return int8 rows (n, d) and float32 scales (n,) whose product is nearest to ``vectors``."""
    largest = np.abs(vectors).max(axis=1)
    scales = np.where(largest > 0, largest / 127, 1).astype(np.float32)
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
