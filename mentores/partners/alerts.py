"""What the record shows and somebody must hear of: many files opened in a short time, a record that does not fit."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.selectors import appointed
from mentores.audit.models import Alert
from mentores.audit.sealing import check
from mentores.audit.services import raise_alerts
from mentores.audit.tasks import wake
from mentores.messaging.services import send
from mentores.partners.models import Entity
from mentores.partners.selectors import members_of


def tell_of_mass_reading(*, at: datetime) -> None:
    """Tell of everybody who has opened more than 60 different files within an hour, at most once an hour for each.

    To the coordinators of the entities they worked for meanwhile and to the national coordinators, never to themselves.
    """
    with transaction.atomic():
        alerts = raise_alerts(at=at)
        for alert in alerts:
            _tell(alert, at=at)
    if alerts:
        wake(at=at)


def check_the_record(*, at: datetime) -> None:
    """Verify the record; tell the auditors and the national coordinators if it does not fit its seals."""
    report = check(at=at)
    if not report.faults:
        return
    on = timezone.localdate(at)
    people = {one.pk: one for role in (Role.AUDITOR, Role.NATIONAL_COORDINATOR) for one in appointed(role, on=on)}
    for person in people.values():
        send(person, "partners/record_broken", context={"faults": len(report.faults)}, at=at)
    wake(at=at)


def _tell(alert: Alert, *, at: datetime) -> None:
    on = timezone.localdate(at)
    reader = User.objects.get(pk=alert.person_id)
    people = {one.pk: one for one in appointed(Role.NATIONAL_COORDINATOR, on=on)}
    for entity in Entity.objects.filter(pk__in=alert.entities):
        people |= {one.pk: one for one in members_of(entity, Role.COORDINATOR, on=on)}
    people.pop(reader.pk, None)
    for person in people.values():
        context = {"reader": reader.full_name, "files": alert.files}
        send(person, "partners/many_files_opened", context=context, at=at)
