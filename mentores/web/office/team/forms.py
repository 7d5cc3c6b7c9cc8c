"""Proposing somebody for the national team."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import NATIONAL_ROLES
from mentores.core.languages import BY_CODE, STAFF_LANGUAGES
from mentores.web.office.entities.forms import InviteForm


class ProposeForm(InviteForm):
    """An invitation to one of the national roles, in a language of the office."""

    field_order = ("name", "email", "role", "language")
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, role.label) for role in NATIONAL_ROLES],
        error_messages={"required": _("Choose a role.")},
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("Language of the invitation"), choices=[(code, BY_CODE[code].endonym) for code in STAFF_LANGUAGES]
    )
