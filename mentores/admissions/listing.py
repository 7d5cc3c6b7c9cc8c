"""The long list of applications at a desk."""

from datetime import date

from django.db.models import DateField, Q, Value
from django.db.models.functions import Coalesce

from mentores.accounts.viewer import Viewer
from mentores.admissions.lifecycle import OPEN
from mentores.admissions.models import Application, ApplicationQuerySet
from mentores.participants.listing import Asked, narrowed, profiles_with, waiting_longer
from mentores.participants.models import Side

UNDECIDED, LATE = "undecided", "late"
NOTHING_DUE = date(9999, 12, 31)  # sorts what is over behind everything that is owed


def applications_listed(
    viewer: Viewer, asked: Asked, *, state: str = "", side: str = "", on: date
) -> ApplicationQuerySet:
    """The applications the viewer may see, as the list asks for them, in no order.

    `owed` is the day of the next step. `state` is one of the lifecycle's, UNDECIDED for all that are open, or LATE.
    """
    found = Application.objects.visible_to(viewer).annotate(
        owed=Coalesce("due_on", Value(NOTHING_DUE), output_field=DateField())
    )
    found = narrowed(found, Asked(words=asked.words, place=asked.place, language=asked.language), side="")
    if asked.area:
        either = [Q(side=one, profile__in=profiles_with(asked.area, side=one)) for one in Side]
        found = found.filter(either[0] | either[1])
    if asked.public:
        found = found.filter(profile__public=asked.public)
    if side:
        found = found.filter(side=side)
    return waiting_longer(_in_state(found, state, on=on), "submitted_at", asked.longer, on=on)


def _in_state(found: ApplicationQuerySet, state: str, *, on: date) -> ApplicationQuerySet:
    if state == UNDECIDED:
        return found.filter(state__in=OPEN)
    if state == LATE:
        return found.late(on=on)
    return found.filter(state=state) if state else found
