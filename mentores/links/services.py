"""Issuing, using and revoking links."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from mentores.accounts.models import User
from mentores.links.models import Link


class LinkSpent(Exception):
    """The link has expired, was revoked, or was used and opens only once."""


def issue(
    person: User | None,
    *,
    purpose: str,
    kind: str,
    subject: str,
    lasts: timedelta,
    at: datetime,
    once: bool = False,
    language: str = "",
) -> Link:
    """A new link to one thing for one person, or for somebody who is not known yet and reads `language`."""
    return Link.objects.create(
        person=person,
        purpose=purpose,
        kind=kind,
        subject=subject,
        once=once,
        issued_at=at,
        expires_at=at + lasts,
        language=language,
    )


@transaction.atomic
def use(link: Link, *, at: datetime) -> Link:
    """Note that the link was used for its purpose. Raises LinkSpent if it no longer may be."""
    locked = Link.objects.select_for_update().get(pk=link.pk)
    if not locked.is_open(at=at):
        raise LinkSpent
    locked.used_at = at
    locked.save(update_fields=["used_at"])
    return locked


def revoke(*, kind: str, subject: str, at: datetime, purpose: str = "") -> None:
    """Close every open link to a thing, or those of one purpose."""
    wanted = Q(kind=kind, subject=subject, revoked_at=None)
    if purpose:
        wanted &= Q(purpose=purpose)
    Link.objects.filter(wanted).update(revoked_at=at)
