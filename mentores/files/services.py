"""Keeping a file and letting it go. Whose file it is, and who may, the owner's act has asked before."""

import hashlib
import weakref
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO

from django.conf import settings
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.files import content as contents
from mentores.files import refusals, shelf
from mentores.files.models import File, Type
from mentores.files.names import clean_name

PICTURE = frozenset({Type.PNG, Type.JPEG, Type.WEBP})
ATTACHMENT = PICTURE | {Type.PDF}
GRACE = timedelta(days=1)


class Written:
    """A file on the disk whose transaction is not over. Forgotten with the transaction, it takes the file along."""

    def __init__(self, disk_name: str) -> None:
        self._taking_along = weakref.finalize(self, shelf.drop, disk_name)
        self._taking_along.atexit = False

    def stays(self) -> None:
        self._taking_along.detach()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was looked into and cleaned, and is not kept yet."""

    name: str
    kept_as: Type
    content: bytes


def prepare(upload: IO[bytes], *, name: str, accepts: Collection[Type] = PICTURE) -> Prepared:
    """Look into a file: pictures are drawn anew, documents stay as they are. Raises FileRefused.

    The type is found in the content; `name` is only cleaned. It takes its time: do it before a transaction begins.
    """
    content, kept_as = _cleaned(_read(upload), accepts=accepts)
    return Prepared(clean_name(name, kept_as), kept_as, content)


@transaction.atomic
def keep(prepared: Prepared, *, kind: str, owner: str, by: Viewer, at: datetime) -> File:
    """Keep a file for its owner (kind and public id). It does not stay on the disk if the transaction ends badly."""
    file = File(
        owner_kind=kind,
        owner=owner,
        name=prepared.name,
        type=prepared.kept_as,
        size=len(prepared.content),
        sha256=hashlib.sha256(prepared.content).hexdigest(),
        stored_at=at,
        stored_by=by.person,
    )
    file.save(force_insert=True)
    record("files", "keep", kind="file", subject=file.public_id, by=by, at=at)
    shelf.put(file.disk_name, prepared.content)
    transaction.on_commit(Written(file.disk_name).stays)
    return file


def store(
    upload: IO[bytes],
    *,
    name: str,
    kind: str,
    owner: str,
    by: Viewer,
    at: datetime,
    accepts: Collection[Type] = PICTURE,
) -> File:
    """Prepare and keep in one: for an act that writes nothing else. Raises FileRefused."""
    return keep(prepare(upload, name=name, accepts=accepts), kind=kind, owner=owner, by=by, at=at)


@transaction.atomic
def remove(file: File, *, by: Viewer, at: datetime) -> None:
    """Forget a file; it leaves the disk once the transaction has ended well. Twice is like once."""
    deleted, _each = File.objects.filter(pk=file.pk).delete()
    if deleted:
        record("files", "remove", kind="file", subject=file.public_id, by=by, at=at)
        transaction.on_commit(lambda: shelf.drop(file.disk_name))


def remove_orphans(*, at: datetime) -> int:
    """Every day: take from the disk what no row knows, a day after it was written. Returns how many went."""
    known = set(File.objects.values_list("disk_name", flat=True))
    orphans = [name for name, written_at in shelf.lying() if name not in known and written_at < at - GRACE]
    for name in orphans:
        shelf.drop(name)
    return len(orphans)


def _read(upload: IO[bytes]) -> bytes:
    """The content, no more of it than one may send. An upload that was too big on its way in only says its size."""
    limit = settings.FILE_BYTES_MAX
    if getattr(upload, "size", 0) > limit:
        raise refusals.too_big(limit)
    content = upload.read(limit + 1)
    if len(content) > limit:
        raise refusals.too_big(limit)
    if not content:
        raise refusals.empty()
    return content


def _cleaned(content: bytes, *, accepts: Collection[Type]) -> tuple[bytes, Type]:
    found = contents.type_of(content)
    if found is None or found not in accepts:
        raise refusals.no_attachment() if Type.PDF in accepts else refusals.no_picture()
    if found == Type.PDF:
        contents.check_document(content)
        return content, found
    return contents.drawn_anew(content, found)
