"""Tab-separated data files: UTF-8, one header line, no quoting."""

from pathlib import Path

from assistant.errors import CorpusError
from assistant.types import Text


def read_tsv(path: Path, columns: tuple[str, ...]) -> list[tuple[int, tuple[str, ...]]]:
    """Return the rows of the file at ``path`` with their line numbers (the header is line 1).

    :raises CorpusError: if the file cannot be read, its header is not ``columns``, or a row has
        another number of cells; all wrong lines are named together.
    """
    try:
        header, *lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        what = Text(zh="无法读取数据文件", en="The data file cannot be read")
        raise CorpusError(what, where=str(path)) from error
    if tuple(header.rstrip("\r").split("\t")) != columns:
        what = Text(
            zh=f"表头应为 {' '.join(columns)}", en=f"The header must be {' '.join(columns)}"
        )
        raise CorpusError(what, where=f"{path}:1")
    rows = [
        (number, tuple(cell.strip() for cell in line.split("\t")))
        for number, line in enumerate(lines, start=2)
        if line.strip()
    ]
    wrong = [number for number, cells in rows if len(cells) != len(columns)]
    refuse(path, [(n, Text(zh="列数不符", en="wrong number of cells")) for n in wrong])
    return rows


def refuse(path: Path, problems: list[tuple[int, Text]]) -> None:
    """Do nothing if there are no ``problems``, given with their line numbers.

    :raises CorpusError: naming every problem and its line, in order of lines.
    """
    if not problems:
        return
    ordered = sorted(problems, key=lambda problem: problem[0])
    what = Text(
        zh="；".join(f"第{line}行：{problem.zh}" for line, problem in ordered),
        en="; ".join(f"line {line}: {problem.en}" for line, problem in ordered),
    )
    raise CorpusError(what, where=str(path))
