"""Questions about people's national roles."""

from datetime import date

from mentores.accounts.models import Appointment, User


def appointments_of(person: User, *, on: date) -> list[Appointment]:
    """The national roles a person holds on a day, in the order they were given."""
    return list(Appointment.objects.filter(person=person).open(on=on).order_by("since", "pk"))
