import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import DamagedIndexError, IndexStoreError
from assistant.store import Identity, open_generation
from assistant.store.generation import sha256_of

Publish = Callable[..., Path]
FILES = ("outlines.jsonl", "targets.jsonl", "vectors.faiss", "lexical/text.npy", "chunks.jsonl")


def test_everything_can_be_read_back(
    tmp_path: Path, publish_to: Publish, identity: Identity
) -> None:
    generation = open_generation(publish_to(tmp_path))
    assert generation.name == "generation-1"
    assert generation.manifest.identity == identity
    assert generation.manifest.corpus == "shipped"
    assert generation.manifest.sources == {"plan.txt": "0" * 64}
    assert [outline.document.id for outline in generation.outlines()] == ["plan"]
    assert generation.chunks() == ()
    assert generation.targets()[0].indicator == "筛查率"
    assert generation.renderings()[0].sentences[0].text == "I. Goals"
    assert generation.questions()[0].zh == ("目标？",)
    assert generation.fields() == [(0, "text", "abc")]
    assert [generation.count(name) for name in ("outlines", "chunks", "fields")] == [1, 0, 1]


def test_the_manifest_names_every_file_with_hash_and_size(
    tmp_path: Path, publish_to: Publish
) -> None:
    folder = publish_to(tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(manifest["files"]) == names - {"manifest.json"}
    for name, (digest, size) in manifest["files"].items():
        assert (folder / name).stat().st_size == size
        assert sha256_of(folder / name) == digest


@pytest.mark.parametrize("name", [*FILES[:4], "manifest.json"])
def test_a_truncated_file_is_damage(tmp_path: Path, publish_to: Publish, name: str) -> None:
    folder = publish_to(tmp_path)
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedIndexError, match=f"generation-1/{name}"):
        open_generation(folder)


@pytest.mark.parametrize("name", FILES[:4])
def test_a_flipped_bit_is_damage(tmp_path: Path, publish_to: Publish, name: str) -> None:
    folder = publish_to(tmp_path)
    data = bytearray((folder / name).read_bytes())
    data[-1] ^= 1
    (folder / name).write_bytes(bytes(data))
    with pytest.raises(DamagedIndexError, match=f"generation-1/{name}.*policy-assistant index"):
        open_generation(folder)


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
def test_a_missing_file_is_damage(tmp_path: Path, publish_to: Publish, name: str) -> None:
    folder = publish_to(tmp_path)
    (folder / name).unlink()
    with pytest.raises(DamagedIndexError, match=f"generation-1/{name}"):
        open_generation(folder)


def test_a_folder_in_the_place_of_a_file_is_damage(tmp_path: Path, publish_to: Publish) -> None:
    folder = publish_to(tmp_path)
    (folder / "targets.jsonl").unlink()
    (folder / "targets.jsonl").mkdir()
    with pytest.raises(DamagedIndexError, match=r"targets.jsonl"):
        open_generation(folder)


@pytest.mark.parametrize(
    "change",
    [
        {"format": 99},
        {"files": {"../../etc/passwd": ["0" * 64, 1]}},
        {"files": {"/etc/passwd": ["0" * 64, 1]}},
        {"files": {}},
        {"identity": {}},
    ],
)
def test_a_tampered_manifest_is_damage(
    tmp_path: Path, publish_to: Publish, change: dict[str, object]
) -> None:
    folder = publish_to(tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps({**manifest, **change}), encoding="utf-8")
    with pytest.raises(IndexStoreError, match="generation-1"):
        open_generation(folder)


def test_no_folder_is_damage(tmp_path: Path) -> None:
    with pytest.raises(DamagedIndexError, match=r"manifest.json"):
        open_generation(tmp_path / "generation-7")
