"""Keeping the days by which steps are owed in step with when an entity is away and how it works."""

from datetime import datetime

from mentores.admissions.clock import due_on
from mentores.admissions.models import Application, ApplicationQuerySet
from mentores.audit.models import Event
from mentores.audit.services import read_on

READER = "admissions"
OF_AN_ENTITY = {("partners", act) for act in ("add_absence", "remove_absence", "update_entity")}
OF_A_CASE = {("admissions", "transfer")}


def catch_up(*, at: datetime) -> None:
    """Reckon anew the open applications of whoever has said when it is away or works, or has been given a case."""
    read_on(READER, _follow)


def _follow(event: Event) -> None:
    what = (event.app, event.act)
    if what in OF_AN_ENTITY:
        _reckon(Application.objects.undecided().filter(entity__public_id=event.subject))
    elif what in OF_A_CASE:
        _reckon(Application.objects.undecided().filter(public_id=event.subject))


def _reckon(applications: ApplicationQuerySet) -> None:
    for application in applications.select_related("entity__municipality"):
        Application.objects.filter(pk=application.pk, state=application.state).update(due_on=due_on(application))
