"""The folder of the files: names of no meaning, spread over subfolders, whole or not there."""

import contextlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings


def place_of(disk_name: str) -> Path:
    folder: Path = settings.FILES_DIR
    return folder / disk_name[:2] / disk_name[2:4] / disk_name


def put(disk_name: str, content: bytes) -> None:
    """Write the whole file, for the programme's own eyes, or nothing at all."""
    place = place_of(disk_name)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = place.with_suffix(".draft")
    try:
        draft.touch(mode=0o600, exist_ok=False)
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(place)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def take(disk_name: str) -> bytes:
    """The content. Raises FileNotFoundError."""
    return place_of(disk_name).read_bytes()


def drop(disk_name: str) -> None:
    """Remove the file; twice is like once."""
    place_of(disk_name).unlink(missing_ok=True)


def lying() -> Iterator[tuple[str, datetime]]:
    """The name of every file in the folder, drafts included, and when it was written."""
    folder: Path = settings.FILES_DIR
    for path in folder.glob("*/*/*"):
        with contextlib.suppress(FileNotFoundError):
            yield path.name, datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
