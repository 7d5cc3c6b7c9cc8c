"""A copy of everything about a person: to read, and for machines (Regulation (EU) 2016/679, articles 15 and 20)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Field, Model
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.audit.models import Move, Reading
from mentores.consents.purposes import PURPOSES
from mentores.core.days import in_words
from mentores.core.fields import Folded, PublicId, say
from mentores.core.languages import BY_CODE
from mentores.core.privacy import Personal
from mentores.messaging.sentences import moment
from mentores.partners.models import Entity
from mentores.privacy.rows import Rows, is_actor, rows_about

Text = str | Promise

SECTIONS: Mapping[str, Text] = {
    "accounts": _("Name and contact"),
    "participants": _("Answers, and the part in the programme"),
    "admissions": _("Registration"),
    "training": _("Training"),
    "matching": _("Proposals"),
    "mentorships": _("Mentorships"),
    "evaluations": _("Ratings"),
    "consents": _("What was read and agreed to"),
    "messaging": _("Messages"),
    "files": _("Files"),
}
OTHER = _("Signing in and other records")
SECRET = {
    "password",
    "digest",
    "session_key",
    "device",
    "code_digest",
    "data",
    "key",
    "form_key",
    "disk_name",
    "changes",
}
MACHINES = {"links", "access", "account", "mfa"}
PLUMBING = {"entity_id", "form_key", "invented", "is_active", "availability", "is_code", "weights_version", "parts"}
# What fields without a name of their own are called; those that stand nowhere are for machines, and in the file only.
LABELS: Mapping[str, Text] = {
    "accepted_at": _("Accepted on"),
    "area": _("Area"),
    "at": _("When"),
    "body": _("Text"),
    "capacity": _("Places"),
    "created_at": _("Registered on"),
    "decided_at": _("Decided on"),
    "ended_at": _("Ended on"),
    "entity": _("Entity"),
    "given_at": _("Agreed or read on"),
    "given_on": _("Given on"),
    "held_on": _("Held on"),
    "how": _("How"),
    "kind": _("Kind"),
    "language": _("Language"),
    "level": _("Level"),
    "main_area": _("Area"),
    "minutes": _("Minutes"),
    "note": _("Note"),
    "opened_at": _("Begun on"),
    "outcome": _("Outcome"),
    "reason": _("Reason"),
    "sent_at": _("Sent on"),
    "side": _("Part"),
    "state": _("State"),
    "subject": _("Subject"),
    "submitted_at": _("Sent on"),
    "text": _("Text"),
    "value": _("Answer"),
    "withdrawn_at": _("Taken back on"),
}
STEP = {"act", "source", "target", "role"}  # of a story: codes of ours


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the copy: its title, and the facts of each row."""

    title: Text
    rows: list[list[Fact]]


@dataclass(frozen=True, slots=True)
class Opened:
    """When somebody opened the data, in which role and for which entity."""

    at: datetime
    role: str
    entity: str

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label) if self.role in Role.values else self.role


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything about a person that the viewer may see. `elsewhere`: another entity has more."""

    person: User
    made_at: datetime
    data: Mapping[str, list[dict[str, Any]]]
    sections: list[Section]
    opened: list[Opened]
    elsewhere: bool

    def as_json(self) -> dict[str, Any]:
        """Plain values, by table."""
        return {
            "made_at": self.made_at.isoformat(),
            "person": self.person.public_id,
            "more_at_another_entity": self.elsewhere,
            "data": dict(self.data),
            "opened": [{"at": one.at.isoformat(), "role": one.role, "entity": one.entity} for one in self.opened],
        }


def made(person: User, *, viewer: Viewer, at: datetime) -> Copy:
    """The copy as the viewer may make it. Belongs to `services.copy_of` and `selectors.copy_for`, which ask who may."""
    everything, visible = rows_about(person), rows_about(person, viewer=viewer)
    tables: dict[type[Model], list[Model]] = {model: list(rows) for model, rows in visible.items()}
    tables = {model: rows for model, rows in reversed(tables.items()) if rows}
    ids = {row.public_id for rows in tables.values() for row in rows if hasattr(row, "public_id")}
    return Copy(
        person=person,
        made_at=at,
        data={model._meta.label: [_plain(row) for row in rows] for model, rows in tables.items()},
        sections=_sections(tables),
        opened=_opened(ids),
        elsewhere=any(everything[model].count() > len(tables.get(model, [])) for model in _belonging(everything)),
    )


def _belonging(everything: Mapping[type[Model], Rows]) -> Iterator[type[Model]]:
    """The models of cases, which belong to one entity or another."""
    for model in everything:
        if model._meta.label in ("admissions.Application", "participants.Mentor", "participants.Mentee"):
            yield model


def _columns(row: Model) -> Iterator[Field[Any, Any]]:
    for field in row._meta.concrete_fields:
        hidden = field.primary_key or isinstance(field, Folded) or field.name in SECRET or is_actor(field)
        if not hidden and not (field.name == "note" and _is_shared(row)):
            yield field


def _is_shared(row: Model) -> bool:
    """Whether the row tells of two people: of a mentorship or a proposal."""
    return row._meta.app_label in ("mentorships", "matching")


def _plain(row: Model) -> dict[str, Any]:
    return {field.name: _value(row, field) for field in _columns(row)}


def _value(row: Model, field: Field[Any, Any]) -> Any:
    value = getattr(row, field.attname)
    if field.is_relation and value is not None:
        return str(getattr(row, field.name))
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _sections(tables: Mapping[type[Model], list[Model]]) -> list[Section]:
    found: dict[str, Section] = {}
    for model, rows in tables.items():
        if model._meta.app_label in MACHINES:
            continue
        title = SECTIONS.get(model._meta.app_label, OTHER)
        section = found.setdefault(str(title), Section(title, []))
        section.rows.extend(facts for row in rows if (facts := list(_facts(row))))
    return [section for section in found.values() if section.rows]


def _facts(row: Model) -> Iterator[Fact]:
    """What a row says, for people: no codes, nothing that is empty, and nothing that leads to the person again."""
    for field in _columns(row):
        value = getattr(row, field.attname)
        if value in (None, "", [], {}) or isinstance(field, PublicId) or field.name in PLUMBING or _leads_back(field):
            continue
        if isinstance(row, Move) and field.name in STEP:
            continue
        if label := LABELS.get(field.name) or (field.verbose_name if isinstance(field.verbose_name, Promise) else ""):
            yield Fact(field.name, capfirst(str(label)), _said(row, field, value))


def _leads_back(field: Field[Any, Any]) -> bool:
    return field.is_relation and isinstance(vars(field.related_model).get("privacy"), Personal)


def _said(row: Model, field: Field[Any, Any], value: Any) -> str:
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if field.is_relation:
        return _named(getattr(row, field.name))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return moment(timezone.localtime(value))
    if isinstance(value, date):
        return in_words(value)
    if field.name == "language" and value in BY_CODE:
        return BY_CODE[value].endonym
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value)


def _named(related: Model) -> str:
    if purpose := PURPOSES.get(getattr(related, "purpose", "")):
        return str(purpose.name)
    name = getattr(related, "label", None) or getattr(related, "name", None) or str(related)
    return say(name) if isinstance(name, dict) else str(name)


def _opened(ids: set[str]) -> list[Opened]:
    names = dict(Entity.objects.values_list("pk", "name"))
    rows = Reading.objects.filter(subject__in=ids).exclude(role="participant").order_by("-at", "-pk")
    return [Opened(row.at, row.role, names.get(row.entity_id or 0, "")) for row in rows]
