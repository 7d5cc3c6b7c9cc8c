"""Choosing the colleague who takes cases over."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.roles import CASE_ROLES
from mentores.accounts.viewer import Viewer
from mentores.partners.selectors import colleagues
from mentores.web.forms import offer


class TakerForm(forms.Form):
    """`people` are those who may take cases."""

    to = forms.ChoiceField(label=_("Who takes over"))

    def __init__(self, data: Mapping[str, str] | None = None, *, people: Iterable[User], **options: object) -> None:
        super().__init__(data, **options)  # type: ignore[arg-type]  # what Form takes
        self.people = {person.public_id: person for person in people}
        choices = [("", _("Choose")), *((key, person.full_name) for key, person in self.people.items())]
        offer(self, "to", choices)

    def taker(self) -> User:
        """The colleague who was chosen."""
        return self.people[self.cleaned_data["to"]]


def takers(viewer: Viewer, *, but: int | None = None) -> list[User]:
    """The coordinators and technicians of the viewer's entity, by name, without one person."""
    working = colleagues(viewer, on=timezone.localdate()).filter(role__in=CASE_ROLES)
    people = {membership.person_id: membership.person for membership in working}
    return [person for key, person in people.items() if key != but]
