"""The forms about colleagues."""

from collections.abc import Mapping

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import Role
from mentores.core.languages import BY_CODE, DEFAULT, STAFF_LANGUAGES
from mentores.web.forms import offer
from mentores.web.widgets import NameField

ROLES: list[tuple[str, str | Promise]] = [
    (Role.TECHNICIAN.value, _("Technician: decides on applications, proposes pairs and accompanies mentorships.")),
    (Role.COORDINATOR.value, _("Coordinator: works on cases too, and keeps the entity’s card and its people.")),
    (Role.READER.value, _("Reader: looks at lists and cases, changes nothing and reads no internal notes.")),
    (Role.COMPANY_CONTACT.value, _("Company contact: sees only how many volunteers of the company take part.")),
]


class InviteForm(forms.Form):
    name = NameField(label=_("Name"), help_text=_("As you greet this person in the invitation."))
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Of the person, not of a team: whoever opens the message gets the role."),
        max_length=254,
    )
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, initial=Role.TECHNICIAN, widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("Language of the invitation"),
        choices=[(code, BY_CODE[code].endonym) for code in STAFF_LANGUAGES],
        initial=DEFAULT,
        widget=forms.RadioSelect,
    )


class RoleForm(forms.Form):
    """The role a colleague has from now on: one of the others."""

    role = forms.ChoiceField(label=_("New role"), widget=forms.RadioSelect)

    def __init__(self, data: Mapping[str, str] | None = None, *, now: str, **options: object) -> None:
        super().__init__(data, **options)  # type: ignore[arg-type]  # what Form takes
        offer(self, "role", [pair for pair in ROLES if pair[0] != now])
