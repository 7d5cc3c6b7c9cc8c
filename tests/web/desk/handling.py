"""What the tests of the case pages have in common: a case of the last hour, its addresses, and a booking."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application
from mentores.partners.models import Entity
from tests.factories.admissions import make_application

NOTHING_CHANGED = "Nothing was changed: this is no longer possible. The page shows how things are now."


def address(application: Application, act: str = "", *more: str) -> str:
    name = f"desk:application-{act}" if act else "desk:application"
    return reverse(name, args=[application.public_id, *more])


def booking(**more) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=3)
    return {
        "when": "free",
        "day": day.isoformat(),
        "hour": "10:00",
        "mode": "in_person",
        "place": "Rua Nova, 1",
        "minutes": "45",
    } | more


def made(entity: Entity, state: str = State.SUBMITTED, **more) -> Application:
    return make_application(entity, state=state, at=timezone.now() - timedelta(hours=1), **more)
