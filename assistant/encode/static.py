"""Reads a static embedding folder with tokenizers, safetensors and numpy alone, without torch."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from tokenizers import Tokenizer

from assistant.errors import EncoderError
from assistant.types import Text

Vectors = NDArray[np.float32]

_BATCH = 512


class StaticEncoder:
    """The unit-length mean of the vectors of a text's pieces.

    The folder is what sentence-transformers calls a StaticEmbedding: ``tokenizer.json`` and
    ``model.safetensors`` with one row a piece, either ``embedding.weight`` as it is, or int8
    ``embeddings`` with a float32 scale a piece in ``weights``. Rows stay as stored; only those a
    text uses are converted.

    :raises EncoderError: if a file is missing or is not of this format.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            self._tokenizer = _read_tokenizer(folder / "tokenizer.json")
            self._rows, self._scales = _read_rows(folder / "model.safetensors")
        except (OSError, SafetensorError, ValueError) as error:
            raise _unreadable(folder) from error
        if self._tokenizer.get_vocab_size() != len(self._rows):
            raise _unreadable(folder)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._rows.shape[1])

    @cached_property
    def identity(self) -> str:
        """The folder's name and the sha256 of its weights and tokenizer."""
        digest = hashlib.sha256()
        for name in ("model.safetensors", "tokenizer.json"):
            with (self._folder / name).open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        return f"static/{self._folder.name} sha256:{digest.hexdigest()}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 vectors (texts, dimension) of unit length; no known piece gives zeros."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = self._tokenizer.encode_batch(list(texts[start : start + _BATCH]))
            for place, encoding in enumerate(batch, start):
                vectors[place] = self._sum(np.asarray(encoding.ids, np.intp))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Encode questions: as :meth:`encode`."""
        return self.encode(texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Encode passages: as :meth:`encode`."""
        return self.encode(texts)

    def pieces(self, text: str) -> list[str]:
        """Return the pieces that ``text`` is read as."""
        return list(self._tokenizer.encode(text).tokens)

    def _sum(self, ids: NDArray[np.intp]) -> Vectors:
        rows = self._rows[ids].astype(np.float32)
        return np.asarray(self._scales[ids] @ rows, np.float32)


def _read_tokenizer(path: Path) -> Tokenizer:
    content = path.read_text("utf-8")
    try:
        tokenizer = Tokenizer.from_str(content)
    except Exception as error:  # tokenizers raises nothing more specific
        raise ValueError(str(path)) from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _read_rows(path: Path) -> tuple[NDArray[np.generic], Vectors]:
    """Return the stored rows (pieces, dimension) and the float32 scale of each (pieces,)."""
    with safe_open(path, framework="numpy") as file:
        names = set(file.keys())
        rows = file.get_tensor("embeddings" if "embeddings" in names else "embedding.weight")
        scales = file.get_tensor("weights") if "weights" in names else np.ones(len(rows))
    return rows, scales.astype(np.float32)


def _unreadable(folder: Path) -> EncoderError:
    return EncoderError(
        Text(zh="无法读取静态编码器", en="cannot read the static encoder"),
        where=str(folder),
        remedy=Text(
            zh="请重新安装本软件，或用 assistant.encode.train 重新训练",
            en="Reinstall the package, or train it again with assistant.encode.train",
        ),
    )
