"""Questions about the outbox. Whose messages are asked for, the page says: messaging knows no process."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min

from mentores.accounts.viewer import Viewer
from mentores.messaging.models import Message, MessageQuerySet, State
from mentores.messaging.policies import oversees_the_outbox


@dataclass(frozen=True, slots=True)
class Pile:
    """How many messages of one notice stand in a state, and since when the first of them does."""

    notice: str
    number: int
    since: datetime


def to_contact(people_ids: Iterable[int], *, cases: Mapping[str, Iterable[str]] | None = None) -> MessageQuerySet:
    """What these people must be told another way, oldest first.

    `cases` maps a kind of case to the public ids that the reader sees: messages about others of that kind are left out.
    """
    found = Message.objects.undelivered().filter(person__in=people_ids).about(cases or {})
    return found.select_related("person").order_by("written_at", "pk")


def undelivered_about(kind: str, public_ids: Iterable[str]) -> MessageQuerySet:
    """What was not delivered about these cases, to whomever; for pages that have loaded them for their viewer."""
    return Message.objects.undelivered().filter(about_kind=kind, about_id__in=public_ids).order_by("written_at", "pk")


def undelivered_to_guests(viewer: Viewer) -> MessageQuerySet:
    """What did not reach people we have no record of: organisations that apply, people invited."""
    found = Message.objects.undelivered().filter(person=None).order_by("written_at", "pk")
    return found if oversees_the_outbox(viewer) else found.none()


def held_for(viewer: Viewer) -> list[Pile]:
    """What the brake holds, by notice; nothing for viewers who do not oversee the outbox."""
    return _piles(Message.objects.filter(state=State.HELD)) if oversees_the_outbox(viewer) else []


def undelivered_for(viewer: Viewer) -> list[Pile]:
    """What nobody has been told yet in the whole network, by notice; numbers only."""
    return _piles(Message.objects.undelivered()) if oversees_the_outbox(viewer) else []


def _piles(messages: MessageQuerySet) -> list[Pile]:
    rows = messages.values("notice").annotate(number=Count("pk"), since=Min("written_at")).order_by("since", "notice")
    return [Pile(**row) for row in rows]
