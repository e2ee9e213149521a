"""Writing that survives a power cut: flush the file, rename it into place, flush the folder."""

import os
from pathlib import Path


def write_durably(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` whole or not at all: written aside, flushed, then renamed."""
    aside = path.with_name(f".new-{path.name}")
    aside.write_bytes(data)
    sync_file(aside)
    aside.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Flush a file to disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to disk."""
    if os.name == "nt":  # Windows cannot open a directory for syncing
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
