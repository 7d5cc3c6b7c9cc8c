"""Changing rows so that it can be undone: what was changed is written down, row by row, as plain values."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db.models import CASCADE, SET_NULL, ForeignObjectRel, Model

Change = dict[str, Any]
UPDATED, DELETED, MADE = "updated", "deleted", "made"


class TouchedSince(Exception):
    """A row is not any more as the change has left it."""


class Changes:
    """The changes of one act, in their order; `said` is what to keep of them."""

    def __init__(self) -> None:
        self._touched: dict[tuple[str, str], Change] = {}
        self._order: list[Change] = []

    def update(self, row: Model, **values: Any) -> None:
        """Give columns of a row other values. Relations are named by their column (`person_id`)."""
        before = image(row)
        for name, value in values.items():
            setattr(row, name, value)
        type(row)._default_manager.filter(pk=row.pk).update(**values)
        self._note(UPDATED, row, before=before)

    def delete(self, row: Model) -> None:
        """Delete a row, and before it those that cannot be without it; others let go of it."""
        for relation, dependent in _dependents(row):
            if relation.on_delete is CASCADE:
                self.delete(dependent)
            else:
                self.update(dependent, **{relation.field.attname: None})
        self._note(DELETED, row, before=image(row))
        type(row)._default_manager.filter(pk=row.pk).delete()

    def make(self, row: Model) -> None:
        row.save(force_insert=True)
        self._note(MADE, row, before=None)

    def said(self) -> list[Change]:
        """Every change, with each row as it stands now: call it at the end."""
        for change in self._order:
            change["after"] = None if change["what"] == DELETED else _now(change)
        return self._order

    def _note(self, what: str, row: Model, *, before: Mapping[str, Any] | None) -> None:
        change = {"what": what, "model": row._meta.label, "pk": str(row.pk), "before": before}
        key = (row._meta.label, str(row.pk))
        if what == UPDATED and key in self._touched:
            return  # how it was before all of this is written down already
        self._touched[key] = change
        self._order.append(change)


def image(row: Model) -> dict[str, Any]:
    """A row as plain values, one for each column."""
    return {
        field.attname: None if getattr(row, field.attname) is None else field.value_to_string(row)
        for field in row._meta.concrete_fields
    }


def undo(said: list[Change]) -> None:
    """Bring every row back to what it was. Raises TouchedSince if one is not as it was left; then nothing changes."""
    for change in said:
        if _now(change) != change["after"]:
            raise TouchedSince
    for change in reversed(said):
        model = apps.get_model(change["model"])
        if change["what"] == MADE:
            model._default_manager.filter(pk=change["pk"]).delete()
            continue
        row = _row(model, change["before"])
        if change["what"] == DELETED:
            model._default_manager.bulk_create([row])
        else:
            columns = {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
            columns.pop(model._meta.pk.attname)
            model._default_manager.filter(pk=row.pk).update(**columns)


def _now(change: Change) -> dict[str, Any] | None:
    row = apps.get_model(change["model"])._default_manager.filter(pk=change["pk"]).first()
    return image(row) if row else None


def _row(model: type[Model], values: Mapping[str, Any]) -> Model:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: _value(fields[name], value) for name, value in values.items()})


def _value(field: Any, value: Any) -> Any:
    if value is None:
        return None
    return field.target_field.to_python(value) if field.is_relation else field.to_python(value)


def _dependents(row: Model) -> list[tuple[Any, Model]]:
    """The rows that would go along with this one, or let go of it, each with the relation that it has."""
    relations = [
        field
        for field in row._meta.get_fields(include_hidden=True)
        if isinstance(field, ForeignObjectRel) and field.on_delete in (CASCADE, SET_NULL)
    ]
    return [
        (relation, dependent)
        for relation in relations
        for dependent in relation.related_model._default_manager.filter(**{relation.field.name: row.pk})
    ]
