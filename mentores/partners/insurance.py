"""Telling coordinators in good time that the group insurance of their volunteers ends (Decreto-Lei 389/99)."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from mentores.messaging.models import Message
from mentores.partners import notices
from mentores.partners.models import Entity

STAGES = (60, 30, 7)  # days before the last day


def remind_of_insurance(*, at: datetime) -> int:
    """Tell the coordinators of each entity 60, 30 and 7 days before, once each; how many entities that were.

    The schedule calls this each day. A day on which it did not run is made up for on the next.
    """
    today = timezone.localdate(at)
    soon = Entity.objects.active(on=today).filter(
        insurance_until__gte=today, insurance_until__lte=today + timedelta(days=max(STAGES))
    )
    number = 0
    for entity in soon.order_by("pk"):
        until = entity.insurance_until
        assert until is not None  # the filter has asked
        stage = min(days for days in STAGES if (until - today).days <= days)
        since = timezone.make_aware(datetime.combine(until - timedelta(days=stage), time.min))
        told = Message.objects.filter(notice="partners/insurance_ends", about_kind="entity", about_id=entity.public_id)
        if not told.filter(written_at__gte=since).exists():
            notices.insurance_ends(entity, at=at)
            number += 1
    return number
