"""A sorted table of words in a file, of which only the parts that are asked for are read."""

import mmap
from collections.abc import Iterator, Mapping
from pathlib import Path


class SortedTable(Mapping[str, str]):
    """Values by key, from a UTF-8 file of ``key<TAB>value`` lines in the order of their code points.

    The file is mapped into memory. A lookup finds the lines that begin as the key does by bisection
    (UTF-8 sorts as the code points do) and keeps them: a question's words share few beginnings, so
    that a table of 5 MB costs a question some thousand lines instead of all.

    :raises OSError: the file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._parts: dict[str, dict[str, str]] = {}

    def part(self, key: str) -> dict[str, str]:
        """Return all lines that begin as ``key`` does: one character, or two of Latin script."""
        begin = f"{key}\t"[:2] if key[:1].isascii() else key[:1]
        if begin not in self._parts:
            prefix = begin.encode("utf-8", "surrogatepass")
            lines = self._bytes[self._place(prefix) : self._place(prefix, behind=True)]
            self._parts[begin] = dict(
                line.split("\t", 1) for line in lines.decode("utf-8").splitlines()
            )
        return self._parts[begin]

    def __getitem__(self, key: str) -> str:
        return self.part(key)[key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in self.part(key)

    def __iter__(self) -> Iterator[str]:
        for line in self._bytes[:].decode("utf-8").splitlines():
            yield line.partition("\t")[0]

    def __len__(self) -> int:
        return self._bytes[:].count(b"\n")

    def _place(self, prefix: bytes, *, behind: bool = False) -> int:
        """Return where the first line that begins with ``prefix`` stands, or the first behind those."""
        low, high = 0, len(self._bytes)
        while low < high:
            middle = (low + high) // 2
            start = self._bytes.rfind(b"\n", 0, middle) + 1
            head = self._bytes[start : start + len(prefix)]
            if head < prefix or (behind and head == prefix):
                low = self._bytes.find(b"\n", middle) + 1 or len(self._bytes)
            else:
                high = start
        return low
