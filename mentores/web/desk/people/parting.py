"""What stands in the way of somebody leaving, and the form with which they do."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.utils import timezone

from mentores.accounts.roles import CASE_ROLES, Role
from mentores.accounts.viewer import Viewer
from mentores.partners.lifecycle import State
from mentores.partners.models import Membership
from mentores.partners.selectors import charges_of, colleagues
from mentores.web.desk.charges.forms import TakerForm, takers


@dataclass(frozen=True, slots=True)
class Parting:
    """`form` asks who takes the cases, if there are any; without a colleague to take them nobody leaves."""

    form: forms.Form
    is_last_coordinator: bool
    nobody_takes: bool


def parting(viewer: Viewer, membership: Membership, data: Mapping[str, str] | None = None) -> Parting:
    """How `membership` can end now."""
    people = list(colleagues(viewer, on=timezone.localdate()))
    others = [one for one in people if one.pk != membership.pk]
    goes_on = any(one.person_id == membership.person_id and one.role in CASE_ROLES for one in others)
    asks = not goes_on and charges_of(viewer, member=membership.person).exists()
    coordinates = membership.role == Role.COORDINATOR and membership.entity.state == State.ACTIVE
    taking = takers(viewer, but=membership.person_id) if asks else []
    form = TakerForm(data, people=taking, auto_id="end_%s") if asks else forms.Form(data, auto_id="end_%s")
    return Parting(
        form=form,
        is_last_coordinator=coordinates and not any(one.role == Role.COORDINATOR for one in others),
        nobody_takes=asks and not taking,
    )
