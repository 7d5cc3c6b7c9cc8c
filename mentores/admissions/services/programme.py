"""What the national team decides about the road: who shares how, the conditions, and where else people can turn."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Rule, Sharing, Signpost
from mentores.audit.services import record
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
def change_rule(
    rule: Rule, *, name: Mapping[str, str], text: Mapping[str, str], is_valid: bool, by: Viewer, at: datetime
) -> Rule:
    """Change the words of a condition, or take it back. Raises PermissionDenied."""
    return _changed(rule, {"name": dict(name), "text": dict(text), "is_valid": is_valid}, by=by, at=at)


@transaction.atomic
def change_signpost(
    signpost: Signpost,
    *,
    name: Mapping[str, str],
    text: Mapping[str, str],
    phone: str,
    website: str,
    is_valid: bool,
    by: Viewer,
    at: datetime,
) -> Signpost:
    """Change what is said of a service, or no longer name it. Raises PermissionDenied."""
    words = {"name": dict(name), "text": dict(text), "is_valid": is_valid}
    return _changed(signpost, words | {"phone": phone, "website": website}, by=by, at=at)


def _changed(said: Said, facts: Mapping[str, object], *, by: Viewer, at: datetime) -> Said:
    if not edits_the_programme(by):
        raise PermissionDenied
    for name, value in facts.items():
        setattr(said, name, value)
    said.full_clean()
    said.save(update_fields=[*facts])
    kind = said._meta.model_name or ""
    record("admissions", f"change_{kind}", kind=kind, subject=said.code, by=by, at=at)
    return said
