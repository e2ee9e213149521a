"""Text to vectors: the bundled static bilingual encoder, or any sentence-transformers model."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

BUNDLED = Path(__file__).with_name("model")


class Encoder(Protocol):
    """What search needs of an encoder.

    Vectors are float32 of shape (texts, ``dimension``) and unit length, or zero for a text without
    any known word. Chinese is expected in simplified characters.
    """

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def identity(self) -> str:
        """Name and sha256 of what the vectors depend on: an index records it."""

    def encode_query(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode questions."""

    def encode_document(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode passages."""


def load_encoder(name: str | None = None) -> Encoder:
    """Return the bundled encoder, or the sentence-transformers model called ``name``.

    :param name: a folder, or the name of a model already in the local Hugging Face cache.
    :raises EncoderError: if it cannot be loaded.
    """
    if name is None:
        from assistant.encode.static import StaticEncoder

        return StaticEncoder(BUNDLED)
    from assistant.encode.sentence import SentenceTransformerEncoder

    return SentenceTransformerEncoder(name)
