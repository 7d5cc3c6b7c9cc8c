"""Who may end a national role: two of the national coordinators together."""

from collections.abc import Callable, Mapping

from mentores.accounts.models import Appointment
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer


def runs_the_programme(viewer: Viewer, appointment: Appointment) -> bool:
    return viewer.role == Role.NATIONAL_COORDINATOR


def is_a_second_person(viewer: Viewer, appointment: Appointment) -> bool:
    """Another national coordinator than the one who asked."""
    return viewer.role == Role.NATIONAL_COORDINATOR and viewer.person_id != appointment.end_asked_by_id


MAY: Mapping[str, Callable[[Viewer, Appointment], bool]] = {
    "ask_end_of_appointment": runs_the_programme,
    "take_back_end_of_appointment": runs_the_programme,
    "confirm_end_of_appointment": is_a_second_person,
}
