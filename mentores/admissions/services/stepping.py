"""One step of an application along its lifecycle, with the day by which the next one is owed."""

from datetime import datetime
from typing import Any

from mentores.accounts.viewer import Viewer
from mentores.admissions.clock import due_on
from mentores.admissions.lifecycle import LIFECYCLE
from mentores.admissions.models import Application
from mentores.admissions.policies import MAY
from mentores.audit import services as audit
from mentores.partners.models import ChargeKind
from mentores.partners.services import release_charge, take_charge, take_in_hand


def step(application: Application, act: str, *, by: Viewer, at: datetime, note: str = "", **facts: Any) -> Application:
    """Do an act: the row with its new state, the `facts` that belong to it, and the day of the next step, saved.

    Whoever of the entity does it has the case in hand, if nobody had.
    Belongs inside the act's transaction. Raises PermissionDenied or ActNotPossible.
    """
    moved = audit.move(application, act, lifecycle=LIFECYCLE, may=MAY, by=by, at=at, note=note)
    for name, value in facts.items():
        setattr(moved, name, value)
    moved.state_since = at
    moved.due_on = due_on(moved)
    moved.save(update_fields=["state", "state_since", "due_on", *facts])
    take_in_hand(ChargeKind.APPLICATION, moved.public_id, by=by, at=at)
    return moved


def charge(application: Application, *, at: datetime) -> None:
    """The entity of the application, if it has one, answers for it from now on."""
    if application.entity is not None:
        take_charge(application.entity, kind=ChargeKind.APPLICATION, subject=application.public_id, at=at)


def release(application: Application, *, at: datetime) -> None:
    """Nobody answers for the application any more."""
    release_charge(ChargeKind.APPLICATION, application.public_id, at=at)
