"""Any sentence-transformers model as an encoder (the one module that imports that library)."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.encode.prefixes import find_prefixes
from assistant.errors import EncoderError
from assistant.types import Text

Vectors = NDArray[np.float32]

_CONTENT = {".bin", ".json", ".model", ".safetensors", ".txt"}


class SentenceTransformerEncoder:
    """A sentence-transformers model from a folder or from the local Hugging Face cache.

    Nothing is downloaded, and no code that comes with a model is run.

    :param name: a folder, or a model's name such as ``intfloat/multilingual-e5-small``.
    :raises EncoderError: if it is not there or cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._folder = _find(name)
        try:
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(
                str(self._folder), device="cpu", local_files_only=True, trust_remote_code=False
            )
        except (ImportError, KeyError, OSError, RuntimeError, TypeError, ValueError) as error:
            raise _unloadable(name) from error
        dimension = self._model.get_embedding_dimension()
        if dimension is None:
            raise _unloadable(name)
        self._dimension = int(dimension)
        self.prefixes = find_prefixes(name, self._model.prompts)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    @cached_property
    def identity(self) -> str:
        """The model's name and the sha256 of its files and prefixes."""
        digest = hashlib.sha256("\0".join(self.prefixes).encode())
        for path in sorted(self._folder.rglob("*")):
            if path.is_file() and path.suffix in _CONTENT:
                digest.update(path.relative_to(self._folder).as_posix().encode())
                with path.open("rb") as file:
                    digest.update(hashlib.file_digest(file, "sha256").digest())
        return f"{Path(self._name).name} sha256:{digest.hexdigest()}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 vectors (texts, dimension) of unit length, without any prefix."""
        return self._encode("", texts)

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Encode questions with the model's prefix for them."""
        return self._encode(self.prefixes.query, texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Encode passages with the model's prefix for them."""
        return self._encode(self.prefixes.document, texts)

    def _encode(self, prefix: str, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        vectors = self._model.encode(
            [prefix + text for text in texts],
            prompt="",
            batch_size=64,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, np.float32)


def _find(name: str) -> Path:
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder
    try:
        from huggingface_hub import snapshot_download

        return Path(snapshot_download(name, local_files_only=True))
    except (ImportError, OSError, ValueError) as error:
        raise EncoderError(
            Text(zh="找不到编码器模型", en="the encoder model is not on this machine"),
            where=name,
            remedy=Text(
                zh="请给出模型文件夹，或先在联网时用 hf download 下载",
                en="Name a model folder, or fetch it first with hf download while online",
            ),
        ) from error


def _unloadable(name: str) -> EncoderError:
    return EncoderError(
        Text(zh="无法加载编码器模型", en="the encoder model cannot be loaded"),
        where=name,
        remedy=Text(
            zh="请确认它是 sentence-transformers 模型文件夹",
            en="Check that it is a sentence-transformers model folder",
        ),
    )
