"""Who has a case in hand, as its page shows it, and the lists narrowed to the cases of one colleague."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from mentores.accounts.viewer import Viewer
from mentores.partners.policies import MAY_CHARGE
from mentores.partners.selectors import charge_for, charges_of

Cases = TypeVar("Cases", bound=QuerySet[Any])
MINE, NOBODYS = "mine", "nobody"


@dataclass(frozen=True, slots=True)
class Held:
    """`public_id` is that of the charge; `name` is empty while nobody is responsible."""

    public_id: str
    name: str
    may_hand: bool


def held(viewer: Viewer, kind: str, subject: str) -> Held | None:
    """Who has a case in hand; None if it is over, or not a case of the viewer's entity."""
    charge = charge_for(viewer, kind, subject)
    if charge is None:
        return None
    name = charge.member.full_name if charge.member else ""
    return Held(charge.public_id, name, MAY_CHARGE["hand_charge"](viewer, charge))


def in_hands_of(who: str, found: Cases, *, viewer: Viewer, kind: str) -> Cases:
    """The cases that are the viewer's own, nobody's, or those of a colleague; all of them if `who` says nothing."""
    if not who:
        return found
    whose = {MINE: Q(member=viewer.person), NOBODYS: Q(member=None)}.get(who, Q(member__public_id=who))
    subjects = charges_of(viewer).filter(whose, kind=kind)
    return found.filter(public_id__in=subjects.order_by().values("subject"))
