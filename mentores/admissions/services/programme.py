"""What the national team decides about the road: who shares how, the conditions, and where else people can turn."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Rule, Sharing, Signpost
from mentores.audit.services import record
from mentores.core.ids import new_id
from mentores.partners.policies import edits_the_programme, runs_the_network
from mentores.territories.models import Municipality

Said = TypeVar("Said", Rule, Signpost)


@transaction.atomic
def agree_on_sharing(municipality: Municipality, *, rule: str, by: Viewer, at: datetime) -> None:
    """Write down what the entities of a municipality have agreed; no rule takes it away. Raises PermissionDenied."""
    if not runs_the_network(by):
        raise PermissionDenied
    if rule:
        Sharing.objects.update_or_create(municipality=municipality, defaults={"rule": rule})
    else:
        Sharing.objects.filter(municipality=municipality).delete()
    record("admissions", "agree_on_sharing", kind="municipality", subject=municipality.code, by=by, at=at)


@transaction.atomic
def add_rule(*, side: str, name: Mapping[str, str], text: Mapping[str, str], by: Viewer, at: datetime) -> Rule:
    """A new condition, after the others; without a side it holds for both. Raises PermissionDenied."""
    return _added(Rule(side=side, name=dict(name), text=dict(text)), by=by, at=at)


@transaction.atomic
def add_signpost(
    *, name: Mapping[str, str], text: Mapping[str, str], phone: str, website: str, by: Viewer, at: datetime
) -> Signpost:
    """A new service to which people can be sent, after the others. Raises PermissionDenied."""
    return _added(Signpost(name=dict(name), text=dict(text), phone=phone, website=website), by=by, at=at)


@transaction.atomic
def change_rule(
    rule: Rule, *, side: str, name: Mapping[str, str], text: Mapping[str, str], by: Viewer, at: datetime
) -> Rule:
    """Change the words of a condition, and for whom it holds. Raises PermissionDenied."""
    return _changed(rule, "change", {"side": side, "name": dict(name), "text": dict(text)}, by=by, at=at)


@transaction.atomic
def change_signpost(
    signpost: Signpost,
    *,
    name: Mapping[str, str],
    text: Mapping[str, str],
    phone: str,
    website: str,
    by: Viewer,
    at: datetime,
) -> Signpost:
    """Change what is said of a service. Raises PermissionDenied."""
    facts = {"name": dict(name), "text": dict(text), "phone": phone, "website": website}
    return _changed(signpost, "change", facts, by=by, at=at)


@transaction.atomic
def retire(said: Said, *, by: Viewer, at: datetime) -> Said:
    """Show a condition or a service no longer; it stays for the cases that named it. Raises PermissionDenied."""
    return _changed(said, "retire", {"is_valid": False}, by=by, at=at)


@transaction.atomic
def restore(said: Said, *, by: Viewer, at: datetime) -> Said:
    """Show again what was retired. Raises PermissionDenied."""
    return _changed(said, "restore", {"is_valid": True}, by=by, at=at)


@transaction.atomic
def reorder(said: Said, *, earlier: bool, by: Viewer, at: datetime) -> None:
    """Change places with the one before, or the one after; the first and the last stay. Raises PermissionDenied."""
    _refuse_whoever_does_not_edit(by)
    rows = _in_order(type(said))
    place = [row.pk for row in rows].index(said.pk)
    other = place - 1 if earlier else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
        for order, row in enumerate(rows, start=1):
            row.sort_order = order
        type(said)._default_manager.bulk_update(rows, ["sort_order"])
        _record(said, "reorder", by=by, at=at)


def _added(said: Said, *, by: Viewer, at: datetime) -> Said:
    _refuse_whoever_does_not_edit(by)
    last = next(reversed(_in_order(type(said))), None)
    said.code, said.sort_order = new_id(), last.sort_order + 1 if last else 1
    said.full_clean()
    said.save(force_insert=True)
    _record(said, "add", by=by, at=at)
    return said


def _changed(said: Said, act: str, facts: Mapping[str, object], *, by: Viewer, at: datetime) -> Said:
    _refuse_whoever_does_not_edit(by)
    for name, value in facts.items():
        setattr(said, name, value)
    said.full_clean()
    said.save(update_fields=[*facts])
    _record(said, act, by=by, at=at)
    return said


def _in_order(model: type[Said]) -> list[Said]:
    """All of them, held until the act is done."""
    return list(model._default_manager.select_for_update().order_by("sort_order", "code"))


def _refuse_whoever_does_not_edit(by: Viewer) -> None:
    if not edits_the_programme(by):
        raise PermissionDenied


def _record(said: Rule | Signpost, act: str, *, by: Viewer, at: datetime) -> None:
    kind = said._meta.model_name or ""
    record("admissions", f"{act}_{kind}", kind=kind, subject=said.code, by=by, at=at)
