"""How entities come into the network, change and leave it. Each step goes through `_move`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.text import slugify

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR, Viewer
from mentores.audit import services as audit
from mentores.core.ids import new_id
from mentores.links.services import revoke
from mentores.partners import notices
from mentores.partners.lifecycle import LIFECYCLE, State
from mentores.partners.models import Absence, Candidacy, Charge, Entity, Invitation, Membership
from mentores.partners.policies import MAY, runs_the_network
from mentores.territories.models import Municipality, SupportArea

CARD = frozenset(
    {
        "address",
        "areas",
        "complaints_url",
        "covered",
        "covered_districts",
        "covers_abroad",
        "covers_km",
        "covers_nation",
        "data_protection_email",
        "data_protection_text",
        "description",
        "first_contact_days",
        "insurance_insurer",
        "insurance_policy",
        "insurance_until",
        "local_holiday",
        "logo",
        "open_cases_max",
        "postal_code",
        "public_email",
        "public_phone",
        "publics",
        "service_days",
        "service_weeks",
        "tax_number",
        "website",
    }
)
OFFICIAL = frozenset({"name", "kind", "municipality_id", "takes_minors"})  # what the office alone decides
LINKED = {"areas": SupportArea, "covered": Municipality}


class CasesWithoutOwner(Exception):
    """Open cases stand in the way: `counts` of each kind."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        super().__init__(counts)
        self.counts = counts


class NoCoordinator(Exception):
    """An entity begins once somebody coordinates it."""


@transaction.atomic
def add_entity(
    *,
    code: str = "",
    name: str,
    kind: str,
    municipality_code: str | None,
    publics: Iterable[str],
    areas: Iterable[str] = (),
    sort_order: int = 0,
    public_email: str = "",
    description: dict[str, str] | None = None,
    data_protection_text: dict[str, str] | None = None,
    by: Viewer,
    at: datetime,
) -> Entity:
    """A new entity in preparation, which did not have to apply. `areas` are codes of groups of areas.

    Without a municipality it works in the whole country.
    """
    if by != SYSTEM and not runs_the_network(by):
        raise PermissionDenied
    entity = _created(
        areas=areas,
        code=code,
        name=name,
        kind=kind,
        municipality_id=municipality_code,
        publics=list(publics),
        sort_order=sort_order,
        public_email=public_email,
        description=description or {},
        data_protection_text=data_protection_text or {},
        covers_nation=municipality_code is None,
        state=State.PREPARATION,
    )
    audit.begin(entity, by=by, at=at)
    return entity


def apply(
    *,
    form_key: str,
    contact_name: str,
    contact_email: str,
    motivation: str,
    language: str,
    name: str,
    kind: str,
    municipality_code: str | None,
    publics: Iterable[str],
    at: datetime,
    contact_phone: str = "",
    areas: Iterable[str] = (),
    covered_districts: Sequence[str] = (),
    covers_nation: bool = False,
    covers_abroad: bool = False,
    tax_number: str = "",
    website: str = "",
) -> Entity:
    """An organisation asks to join: a candidate, for the national team to decide on. Anybody may ask.

    A form sent twice, even at the same moment, gives the candidate it gave first (`form_key`).
    """
    try:
        with transaction.atomic():
            if before := _sent_before(form_key):
                return before
            entity = _created(
                areas=areas,
                name=name,
                kind=kind,
                sort_order=Entity.objects.count() + 1,
                municipality_id=municipality_code or None,
                publics=list(publics),
                covered_districts=list(covered_districts),
                covers_nation=covers_nation,
                covers_abroad=covers_abroad,
                tax_number=tax_number,
                website=website,
            )
            candidacy = Candidacy(
                entity=entity,
                contact_name=contact_name,
                contact_email=contact_email,
                contact_phone=contact_phone,
                motivation=motivation,
                language=language,
                sent_at=at,
                form_key=form_key,
            )
            candidacy.full_clean(exclude=["entity", "form_key"])
            candidacy.save()
            audit.begin(entity, by=VISITOR, at=at)
            notices.candidacy_received(candidacy, at=at)
            notices.candidacy_arrived(entity, at=at)
            return entity
    except IntegrityError:
        if before := _sent_before(form_key):
            return before
        raise


@transaction.atomic
def admit(entity: Entity, *, by: Viewer, at: datetime, reason: str = "") -> Entity:
    """The candidate may prepare: it is told, and its coordinator can be invited."""
    entity = _saved(_move(entity, "admit", by=by, at=at, note=reason))
    notices.admitted(entity, at=at)
    return entity


@transaction.atomic
def refuse(entity: Entity, *, by: Viewer, at: datetime, reason: str = "") -> Entity:
    """The candidate is not admitted, and told why."""
    entity = _saved(_move(entity, "refuse", by=by, at=at, note=reason))
    notices.not_admitted(entity, reason=reason, at=at)
    return entity


@transaction.atomic
def activate(entity: Entity, *, by: Viewer, at: datetime, reason: str = "") -> Entity:
    """The entity works with people from now on, and everybody can find it. Raises NoCoordinator."""
    entity = _move(entity, "activate", by=by, at=at, note=reason)
    _ask_for_a_coordinator(entity, at=at)
    entity.since = timezone.localdate(at)
    entity.save(update_fields=["state", "since"])
    notices.activated(entity, at=at)
    return entity


@transaction.atomic
def suspend(entity: Entity, *, by: Viewer, at: datetime, reason: str = "") -> Entity:
    """The entity works with nobody until it is resumed; its people lose access. Raises CasesWithoutOwner."""
    entity = _move(entity, "suspend", by=by, at=at, note=reason)
    _ask_for_owners(entity)
    _saved(entity)
    notices.suspended(entity, at=at)
    return entity


@transaction.atomic
def resume(entity: Entity, *, by: Viewer, at: datetime, reason: str = "") -> Entity:
    """The entity works with people again. Raises NoCoordinator."""
    entity = _move(entity, "resume", by=by, at=at, note=reason)
    _ask_for_a_coordinator(entity, at=at)
    _saved(entity)
    notices.resumed(entity, at=at)
    return entity


@transaction.atomic
def end(entity: Entity, *, by: Viewer, at: datetime, reason: str = "") -> Entity:
    """The entity leaves the network for good; open invitations are taken back. Raises CasesWithoutOwner."""
    entity = _move(entity, "end", by=by, at=at, note=reason)
    _ask_for_owners(entity)
    entity.until = timezone.localdate(at)
    entity.save(update_fields=["state", "until"])
    for invitation in Invitation.objects.unused().filter(entity=entity):
        revoke(kind="invitation", subject=invitation.public_id, at=at)
    Invitation.objects.unused().filter(entity=entity).update(revoked_at=at)
    notices.ended(entity, at=at)
    return entity


@transaction.atomic
def update_entity(entity: Entity, *, by: Viewer, at: datetime, **details: Any) -> Entity:
    """Change what the card of an entity says: its coordinator what is in CARD, the national team also OFFICIAL.

    `areas` and `covered` take codes. Raises PermissionDenied, ValidationError.
    """
    entity = audit.lock(entity)
    allowed = CARD | OFFICIAL if runs_the_network(by) else CARD
    if not MAY["update_entity"](by, entity) or not details.keys() <= allowed:
        raise PermissionDenied
    for name, value in details.items():
        if name not in LINKED:
            setattr(entity, name, value)
    entity.full_clean()
    entity.save()
    for name in LINKED.keys() & details.keys():
        getattr(entity, name).set(LINKED[name]._default_manager.filter(pk__in=list(details[name])))
    audit.record("partners", "update_entity", kind="entity", subject=entity.public_id, by=by, at=at)
    return entity


@transaction.atomic
def add_absence(entity: Entity, *, since: date, until: date, by: Viewer, at: datetime, note: str = "") -> Absence:
    """The entity is away; nobody is sent to it by the platform on these days. `until` is the last of them.

    Raises ValidationError if it lies before the first.
    """
    if not MAY["add_absence"](by, entity):
        raise PermissionDenied
    absence = Absence(entity=entity, since=since, until=until, note=note, added_by=by.person)
    absence.full_clean(exclude=["entity", "added_by"])
    absence.save()
    audit.record("partners", "add_absence", kind="entity", subject=entity.public_id, by=by, at=at)
    return absence


@transaction.atomic
def remove_absence(absence: Absence, *, by: Viewer, at: datetime) -> None:
    """The entity is here after all."""
    if not MAY["remove_absence"](by, absence.entity):
        raise PermissionDenied
    absence.delete()
    audit.record("partners", "remove_absence", kind="entity", subject=absence.entity.public_id, by=by, at=at)


def _created(*, areas: Iterable[str], code: str = "", **fields: Any) -> Entity:
    public_id = new_id()
    entity = Entity(public_id=public_id, code=code or public_id, slug=_slug(fields["name"], public_id), **fields)
    entity.full_clean()
    entity.save()
    entity.areas.set(SupportArea.objects.filter(code__in=list(areas)))
    return entity


def _slug(name: str, public_id: str) -> str:
    """From the name; with the public id, if another entity has it or no letter of the name can stand in an address."""
    slug = slugify(name)[:100]
    if slug and not Entity.objects.filter(slug=slug).exists():
        return slug
    return f"{slug}-{public_id}".strip("-")


def _sent_before(form_key: str) -> Entity | None:
    return Entity.objects.filter(candidacy__form_key=form_key).first()


def _ask_for_owners(entity: Entity) -> None:
    """Looks at open charges only, under the entity's lock."""
    open_charges = Charge.objects.open().filter(entity=entity).order_by()
    counts = dict(open_charges.values_list("kind").annotate(number=Count("pk")))
    if counts:
        raise CasesWithoutOwner(counts)


def _ask_for_a_coordinator(entity: Entity, *, at: datetime) -> None:
    coordinators = Membership.objects.filter(entity=entity, role=Role.COORDINATOR)
    if not coordinators.open(on=timezone.localdate(at)).exists():
        raise NoCoordinator


def _move(entity: Entity, act: str, *, by: Viewer, at: datetime, note: str) -> Entity:
    return audit.move(entity, act, lifecycle=LIFECYCLE, may=MAY, by=by, at=at, note=note)


def _saved(entity: Entity) -> Entity:
    entity.save(update_fields=["state"])
    return entity
