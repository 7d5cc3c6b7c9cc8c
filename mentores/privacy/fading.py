"""What is left of a row when nobody may be found behind it any more: its dates, states and places, no words."""

from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, Field, JSONField, Model, TextField

from mentores.core.fields import Folded, PublicId
from mentores.core.text import fold
from mentores.participants.models import GenderWish

NOBODY = "–"  # stands where a text cannot be empty
UNUSABLE = "!"  # no password of anybody

# Texts that say nothing about anybody: codes, and what figures are made of.
KEPT: Mapping[str, frozenset[str]] = {
    "accounts.User": frozenset({"language"}),
    "admissions.Application": frozenset({"language", "elsewhere"}),
}
# What says something about somebody without being a text.
BLANKED: Mapping[str, Mapping[str, Any]] = {
    "accounts.User": {"password": UNUSABLE, "is_active": False, "last_login": None},
    "participants.Profile": {
        "gender": "",
        "gender_wish": GenderWish.NONE.value,
        "is_adult": False,
        "birth_date": None,
        "lives_abroad": False,
        "public": "",
        "hours_a_month": None,
        "sector": "",
        "migrated": None,
        "guardian_agreed": False,
    },
    "participants.Mentor": {"record_checked_until": None},
}


def faded(model: type[Model]) -> dict[str, Any]:
    """The values that an anonymised row has in the columns that said something about somebody."""
    label = model._meta.label
    values = {
        field.name: _empty(field)
        for field in model._meta.concrete_fields
        if is_words(field) and field.name not in KEPT.get(label, ())
    }
    values |= BLANKED.get(label, {})
    folded = [field for field in model._meta.concrete_fields if isinstance(field, Folded)]
    return values | {field.name: fold(values[field.source]) for field in folded if field.source in values}


def is_words(field: Field[Any, Any]) -> bool:
    """Whether people write what they like into a field."""
    if field.primary_key or field.choices or isinstance(field, (PublicId, Folded)):
        return False
    return isinstance(field, (CharField, TextField, JSONField))


def _empty(field: Field[Any, Any]) -> Any:
    if field.null:
        return None
    if isinstance(field, JSONField):
        return field.get_default()
    return "" if field.blank else NOBODY
