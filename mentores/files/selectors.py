"""Questions about files. Whoever asks has loaded the owner through the owner's own selector."""

from collections.abc import Iterable

from mentores.files import shelf
from mentores.files.models import File


def file_of(kind: str, owner: str, public_id: str) -> File | None:
    """This file, if it is this owner's."""
    return File.objects.filter(owner_kind=kind, owner=owner, public_id=public_id).first() if public_id else None


def files_of(kind: str, owner: str) -> list[File]:
    """Every file of this owner, in the order in which they were kept."""
    return list(File.objects.filter(owner_kind=kind, owner=owner).order_by("stored_at", "pk"))


def files_by_id(public_ids: Iterable[str]) -> dict[str, File]:
    """The files of a list in one question, by their public ids; empty ids are left out."""
    wanted = {public_id for public_id in public_ids if public_id}
    return {file.public_id: file for file in File.objects.filter(public_id__in=wanted)} if wanted else {}


def content_of(file: File) -> bytes:
    """What is in the file. Raises FileNotFoundError if the disk has lost it."""
    return shelf.take(file.disk_name)
