from pathlib import Path

from assistant.cli.listing import write_listing
from assistant.store import current_name, open_generation


def read(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def test_listing_holds_every_chunk_and_target(small_index: Path, tmp_path: Path) -> None:
    generation = open_generation(small_index / current_name(small_index))
    write_listing(generation, tmp_path / "listing")
    chunks = read(tmp_path / "listing" / "chunks.tsv")
    targets = read(tmp_path / "listing" / "targets.tsv")

    assert chunks[0] == ["chunk", "clause", "lines", "context", "text"]
    assert [row[0] for row in chunks[1:]] == [chunk.id for chunk in generation.chunks()]
    assert [(row[1], row[5], row[6], row[7]) for row in targets[1:]] == [
        ("婴儿死亡率", "≤", "4.5", "‰"),
        ("新生儿听力筛查率", "≥", "95", "%"),
    ]
    assert len({len(row) for row in targets}) == 1
