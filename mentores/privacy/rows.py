"""Which rows are about a person: found by walking the models along the subjects that each declares."""

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db.models import SET_NULL, Field, ForeignObjectRel, Model, Q, QuerySet

from mentores.accounts.models import User
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.core.privacy import YEAR, Personal, Privacy

OF_PACKAGES: dict[type[Model], Privacy] = {
    EmailAddress: Personal(subjects=("user",), keep=2 * YEAR, then="delete"),
    Authenticator: Personal(subjects=("user",), keep=2 * YEAR, then="delete"),
}

Rows = QuerySet[Any]


def personal_models() -> Iterator[tuple[type[Model], Personal]]:
    """Every model that holds data about people, the highest floor first, with what it declares."""
    for model in reversed(list(apps.get_models())):
        declared = vars(model).get("privacy") or OF_PACKAGES.get(model)
        if isinstance(declared, Personal):
            yield model, declared


def declared_by(model: type[Model]) -> Personal:
    """What a model about people declares."""
    return dict(personal_models())[model]


def is_actor(field: Field[Any, Any] | ForeignObjectRel) -> bool:
    """Whether a field names who did something, not whom it is about: others did it for somebody."""
    if isinstance(field, ForeignObjectRel) or field.remote_field is None:
        return False
    return field.remote_field.on_delete is SET_NULL or field.name.endswith("_by")


def leading(model: type[Model], declared: Personal) -> Iterator[Field[Any, Any] | ForeignObjectRel]:
    """The relations of a model that lead to whom its rows are about."""
    for name in declared.subjects:
        field = model._meta.get_field(name)
        if field.is_relation and not is_actor(field):
            yield field


def rows_about(person: User, *, viewer: Viewer = SYSTEM) -> dict[type[Model], Rows]:
    """For each model the rows about a person that the viewer may see, the highest floor first."""
    declared = dict(personal_models())
    found: dict[type[Model], Rows | None] = {}

    def rows(model: type[Model]) -> Rows | None:
        if model not in found:
            found[model] = None
            found[model] = _visible(asked(model), viewer) if model in declared else None
        return found[model]

    def asked(model: type[Model]) -> Rows | None:
        if model is User:
            return User.objects.filter(pk=person.pk)
        ways = [way for field in leading(model, declared[model]) if (way := follow(field))]
        return model._default_manager.filter(_any(ways)) if ways else None

    def follow(field: Field[Any, Any] | ForeignObjectRel) -> Q | None:
        target = field.related_model
        if target is User:
            return Q(**{field.name: person.pk})
        assert isinstance(target, type)  # none of the relations is lazy once the apps are loaded
        further = rows(target)
        if further is None:
            return None
        if isinstance(field, ForeignObjectRel):
            return Q(pk__in=further.values(field.field.name))
        return Q(**{f"{field.name}__in": further.values("pk")})

    return {model: here for model in declared if (here := rows(model)) is not None}


def _any(ways: list[Q]) -> Q:
    found = Q()
    for way in ways:
        found |= way
    return found


def _visible(found: Rows | None, viewer: Viewer) -> Rows | None:
    """Of these rows, those that the viewer may see where the model says who may."""
    if found is None or viewer == SYSTEM or not hasattr(found, "visible_to"):
        return found
    return found.filter(pk__in=found.model._default_manager.visible_to(viewer).values("pk"))
