"""How forms are drawn: our own templates for fields, choices and errors; Django's for the plain widgets."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django import forms
from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template
from django.utils.functional import Promise

from mentores.accounts.models import User

AnyField = TypeVar("AnyField", bound=forms.Field)

OURS = {
    "django/forms/errors/list/default.html": "fields/errors.html",
    "django/forms/widgets/radio.html": "fields/choices.html",
    "django/forms/widgets/checkbox_select.html": "fields/choices.html",
}


class SharingForm(forms.Form):
    """Only the contacts that the person has can be shared."""

    shares_email = forms.BooleanField(required=False)
    shares_phone = forms.BooleanField(required=False)

    def __init__(self, *args: object, person: User, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # what Form takes
        if not person.contact_email:
            del self.fields["shares_email"]
        if not person.phone:
            del self.fields["shares_phone"]


def offer(form: forms.BaseForm, name: str, choices: Iterable[Any]) -> None:
    """Give a question of `form` the choices that are known only when it is asked."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a field with choices


class Several:
    """Forms that are sent together, as one list of what is wrong with them."""

    def __init__(self, *asked: forms.BaseForm | None) -> None:
        self.forms = [form for form in asked if form is not None]

    def __iter__(self) -> Iterator[forms.BoundField]:
        return (field for form in self.forms for field in form)

    @property
    def errors(self) -> list[str]:
        return [name for form in self.forms for name in form.errors]

    @property
    def non_field_errors(self) -> list[str]:
        return [str(error) for form in self.forms for error in form.non_field_errors()]


class Renderer(DjangoTemplates):
    """Named in the settings as FORM_RENDERER: every form of the house, and of allauth, comes through here."""

    form_template_name = "fields/form.html"
    field_template_name = "fields/field.html"

    def get_template(self, template_name: str) -> Any:
        name = OURS.get(template_name, template_name)
        return get_template(name) if name.startswith("fields/") else super().get_template(name)


def asked_because(reason: str | Promise, field: AnyField) -> AnyField:
    """`field` with the reason for asking shown beside it: for every question that a person may find sensitive."""
    field.reason = reason  # type: ignore[attr-defined]  # read by fields/field.html
    return field
