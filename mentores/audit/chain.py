"""The chain of seals: what is bound to what, by a key that is not in the database."""

import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from django.conf import settings
from django.db import models

from mentores.audit.models import Event, Head, Reading, Seal, Table

SEALED: Mapping[str, tuple[type[models.Model], Sequence[str]]] = {
    Table.EVENT: (Event, ("app", "act", "kind", "subject", "at", "person_id", "role", "entity_id", "position")),
    Table.READING: (Reading, ("kind", "subject", "at", "person_id", "role", "entity_id", "reason")),
}


def content_of(number: int, table: str, row: int, values: Sequence[object]) -> str:
    """Binds what a row says to its table, its own number and its place in the chain."""
    return _hash("content", number, table, row, *values)


def chain_of(seal: Seal, content: str, *, previous: str) -> str:
    """Binds a seal with this content to the one before it; the first follows an empty text."""
    return _hash("chain", seal.number, seal.table, seal.row, seal.sealed_at, content, previous)


def signature_of(head: Head) -> str:
    """Binds the end of the chain, so that nobody without the key can move it."""
    return _hash("head", head.number, head.chain, head.last_event, head.last_reading)


def _hash(*parts: object) -> str:
    """HMAC-SHA-256 (FIPS 198-1) over the parts as JSON, so that no two lists of parts are the same bytes."""
    told = json.dumps(parts, default=_plain, separators=(",", ":"))
    return hmac.digest(b"mentores.audit " + settings.AUDIT_KEY.encode(), told.encode(), "sha256").hex()


def _plain(value: object) -> str:
    """A moment is the same on every database and in every zone."""
    assert isinstance(value, datetime)  # every other field is a text, a number or nothing
    return value.astimezone(UTC).isoformat()
