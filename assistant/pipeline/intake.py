"""Look at files to be added before anything is changed: which can be taken, and what they hold."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from assistant.errors import AssistantError, CorpusError, SourceError, UsageError
from assistant.load import display_name, read_bytes
from assistant.pipeline.identity import Progress, corpus_files
from assistant.pipeline.read import Part, Source, read_source
from assistant.places import Gazetteer
from assistant.resources import places_file
from assistant.store import Generation
from assistant.types import Text

_LONGEST_NAME = 230
"""Bytes: file systems take 255, and a name is prefixed while it is written."""

_FORBIDDEN = frozenset('/\\:*?"<>|')


def metadata_name(name: str) -> str:
    """Return the name of the metadata file beside a file of this name."""
    return Path(name).with_suffix(".toml").as_posix()


class Intake:
    """Looks at files before anything is changed: which can be taken, and what they hold."""

    def __init__(self, generation: Generation, aside: Path, *, replacing: bool) -> None:
        self._aside = aside
        self._replacing = replacing
        self._held = generation.manifest.added
        self._owners = {
            name: each.source
            for each in generation.readings()
            for name in each.documents
            if each.added or name not in generation.manifest.removed
        }
        self._ids = {each.source: each.documents for each in generation.readings() if each.added}
        self.files: dict[str, Path] = {}
        self.dropped: list[str] = []
        self.parts: list[Part] = []
        self.unchanged: list[str] = []
        self.refused: list[AssistantError] = []

    def take(self, files: Sequence[Path], report: Progress) -> None:
        """Look at every file."""
        gazetteer = Gazetteer.load(places_file())
        for done, path in enumerate(files):
            report("check", done, len(files))
            try:
                self._take(path, gazetteer)
            except (SourceError, CorpusError, UsageError) as error:
                self.refused.append(error)
        report("check", len(files), len(files))

    def _take(self, path: Path, gazetteer: Gazetteer) -> None:
        name = safe_name(path)
        folder = self._aside / str(len(list(self._aside.iterdir())))
        folder.mkdir()
        for original, copy in _with_metadata(path, name):
            (folder / copy).write_bytes(read_bytes(original, display_name(original)))
        hashes = corpus_files(folder)
        dropped = {metadata_name(name)} & self._held.keys() - hashes.keys()
        if hashes.items() <= self._held.items() and not (self._replacing and dropped):
            self.unchanged += self._ids.get(name, ())
            return
        self._require_free_names(hashes, name)
        part = read_source(Source(folder, name, hashes, added=True), gazetteer)
        self._require_free_ids(part, name)
        self.dropped += dropped
        self.files |= {each: folder / each for each in hashes}
        self._owners |= dict.fromkeys(part.reading.documents, name)
        self.parts.append(part)

    def _require_free_names(self, names: Collection[str], name: str) -> None:
        """Refuse names in use, also where they differ in case alone: not every disk tells those apart."""
        replaced = {name, metadata_name(name)} if self._replacing and name in self._held else set()
        held = {each.casefold() for each in {*self._held, *self.files} - replaced}
        for each in names:
            if each.casefold() in held or each in self.files:
                raise _taken(each)

    def _require_free_ids(self, part: Part, name: str) -> None:
        for each in part.reading.documents:
            owner = self._owners.get(each)
            if owner is not None and not (self._replacing and owner == name and name in self._held):
                raise UsageError(
                    Text(
                        zh=f"已有编号为“{each}”的文件（{owner}）",
                        en=f"there is a document “{each}” already ({owner})",
                    ),
                    where=name,
                    remedy=Text(
                        zh=f"请改文件名，或先运行 policy-assistant remove {each}",
                        en=f"rename the file, or run “policy-assistant remove {each}” first",
                    ),
                )


def _with_metadata(path: Path, name: str) -> Iterator[tuple[Path, str]]:
    yield path, name
    metadata = path.with_suffix(".toml")
    if metadata.is_file():
        yield metadata, metadata_name(name)


def safe_name(path: Path) -> str:
    """Return the name to keep a file under.

    :raises SourceError: the name is hidden, overlong, of an unsupported type, or holds characters
        that mean something to a file system or a terminal.
    """
    name = unicodedata.normalize("NFC", path.name)
    odd = any(not char.isprintable() or char in _FORBIDDEN for char in name)
    if (
        odd
        or name.startswith((".", "~$"))
        or name != name.strip()
        or len(name.encode()) > _LONGEST_NAME
    ):
        raise SourceError(
            Text(zh="文件名不可用", en="the file name cannot be used"),
            where=display_name(path),
            remedy=Text(
                zh=f"请改名：不超过{_LONGEST_NAME // 3}个汉字，不含特殊字符，不以点开头",
                en=f"rename it: at most {_LONGEST_NAME} bytes, no special characters, no leading dot",
            ),
        )
    return name


def _taken(name: str) -> UsageError:
    return UsageError(
        Text(
            zh="已添加过同名而内容不同的文件",
            en="a file of this name and other content has been added before",
        ),
        where=name,
        remedy=Text(
            zh="如要替换请加 --replace，否则请改名",
            en="use --replace to replace it, or rename the file",
        ),
    )
