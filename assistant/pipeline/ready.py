"""Make sure that an index can answer: built, by this program, from the documents as they are."""

from pathlib import Path

from assistant.encode import Encoder
from assistant.errors import (
    AssistantError,
    CorpusError,
    ForeignIndexError,
    LockedIndexError,
    MissingIndexError,
)
from assistant.pipeline.identity import (
    SHIPPED,
    Progress,
    added_files,
    corpus_of,
    identity_of,
    origin_of,
)
from assistant.store import Generation, open_current, removed_ids
from assistant.types import Text


def make_ready(
    index: Path, corpus: Path | None, encoder: Encoder, progress: Progress | None
) -> AssistantError | None:
    """Build the index where it is missing or out of date.

    A damaged generation is an error, not a reason to build: whoever altered it should be noticed.

    :param corpus: the folder of documents; by default the one the index was built from.
    :returns: why documents that changed could not be read in, if the generation in force still
        answers for those before; ``None`` if all is up to date.
    :raises ForeignIndexError: the index was built with another encoder.
    :raises AssistantError: it has to be built and cannot be.
    """
    try:
        generation = open_current(index)
    except MissingIndexError:
        _build(corpus or corpus_of(index), index, encoder, progress)
        return None
    require_encoder(generation, encoder)
    home = corpus or corpus_of(index)
    same_maker = generation.manifest.identity == identity_of(encoder)
    try:
        if not same_maker or _changed(index, home, generation, asked=corpus is not None):
            _build(home, index, encoder, progress)
    except (LockedIndexError, CorpusError) as error:
        if corpus is not None or not same_maker:
            raise
        return error
    return None


def require_encoder(generation: Generation, encoder: Encoder) -> None:
    """Refuse a generation whose vectors another encoder made.

    :raises ForeignIndexError: its encoder has another name.
    """
    built_with, wanted = generation.manifest.identity.encoder, encoder.identity
    if _name_of(built_with) != _name_of(wanted):
        raise ForeignIndexError(
            Text(
                zh=f"索引由另一个编码器建立：{_name_of(built_with)}",
                en=f"the index was built with another encoder: {_name_of(built_with)}",
            ),
            where=generation.folder.parent.name,
            remedy=Text(
                zh="请用同一编码器运行 policy-assistant index 重建",
                en="run “policy-assistant index” with this encoder to rebuild it",
            ),
        )


def _name_of(encoder_identity: str) -> str:
    return encoder_identity.split(" ", maxsplit=1)[0]


def _changed(index: Path, home: Path, generation: Generation, *, asked: bool) -> bool:
    """Return whether documents changed; a folder of one's own counts only where it is asked for."""
    held = generation.manifest
    if asked or held.corpus == SHIPPED:
        return origin_of(index, home) != held.origin
    return added_files(index) != held.added or removed_ids(index) != held.removed


def _build(corpus: Path, index: Path, encoder: Encoder, progress: Progress | None) -> None:
    from assistant.pipeline.build import build  # reading documents is not needed to answer

    build(corpus, index, encoder, progress)
