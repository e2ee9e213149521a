"""Metadata files: a TOML file beside a source, with one ``[[document]]`` table a document."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import CorpusError
from assistant.types import Document, Text

_REMEDY = Text(zh="请更正元数据文件", en="correct the metadata file")


def read_metadata(source: Path) -> tuple[Document, ...]:
    """Return the documents described beside ``source``, or none if it has no metadata file.

    :raises CorpusError: the file is not TOML, or a field is missing, unknown or malformed.
    """
    path = source.with_suffix(".toml")
    if not path.is_file():
        return ()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("document", [])
        return tuple(Document.model_validate({**table, "source": source.name}) for table in tables)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(
            Text(
                zh=f"元数据不是有效的 TOML：{error}", en=f"the metadata are not valid TOML: {error}"
            ),
            where=path.name,
            remedy=_REMEDY,
        ) from error
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}" for problem in error.errors()
        )
        raise CorpusError(
            Text(zh=f"元数据字段有误：{problems}", en=f"wrong metadata fields: {problems}"),
            where=path.name,
            remedy=_REMEDY,
        ) from error
