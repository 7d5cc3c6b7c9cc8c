"""Questions about entities, their people and their cases. The directory is for everybody, so it asks for no viewer."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.core.due import Due
from mentores.core.text import fold
from mentores.files.models import File
from mentores.files.selectors import file_of
from mentores.partners.asking import requests_due
from mentores.partners.lifecycle import IN_THE_HOUSE, State
from mentores.partners.models import (
    Absence,
    Candidacy,
    Charge,
    ChargeKind,
    ChargeQuerySet,
    Entity,
    EntityMove,
    EntityQuerySet,
    Invitation,
    InvitationQuerySet,
    Membership,
    MembershipQuerySet,
    Promoter,
)

ACTIVITY_DAYS = 180
INSURANCE_DAYS = 30
INVITATION_DAYS = 2
CANDIDACY_DAYS = 30
ENDS = _("The group insurance of the volunteers ends.")
HAS_ENDED = _("The group insurance of the volunteers has ended.")


def directory(*, on: date, words: str = "", district: str = "", kind: str = "") -> EntityQuerySet:
    """The active entities, by name, narrowed to words of their name or municipality, a district and a kind."""
    return _narrowed(Entity.objects.active(on=on), words=words, district=district, kind=kind)


def active_entity(slug: str, *, on: date) -> Entity | None:
    """The active entity with this public address."""
    found = Entity.objects.active(on=on).select_related("municipality").prefetch_related("areas")
    return found.filter(slug=slug).first()


def registering_entity(slug: str, *, on: date) -> Entity | None:
    """The active entity with this public address, if it may register real people."""
    entity = active_entity(slug, on=on)
    return entity if entity and entity.may_register_real_people else None


def anybody_takes_minors(*, on: date) -> bool:
    """Whether an active entity accompanies people under 18."""
    return Entity.objects.active(on=on).filter(takes_minors=True).exists()


def logo_of(entity: Entity) -> File | None:
    """The picture an entity shows, if it has one."""
    return file_of("entity", entity.public_id, entity.logo)


def own_entity(viewer: Viewer) -> Entity | None:
    """The entity the viewer works for."""
    return Entity.objects.select_related("municipality").filter(pk__in=viewer.entities).first()


def entities_for(
    viewer: Viewer,
    *,
    words: str = "",
    state: str = "",
    kind: str = "",
    district: str = "",
    without: str = "",
    on: date | None = None,
) -> EntityQuerySet:
    """The entities the viewer may see, in every state, by name.

    `without` "activity" leaves active ones without an open mentorship whose last case began or ended long ago, and
    "coordinator" those in the house without one; both look at the day `on`.
    """
    found = _narrowed(Entity.objects.visible_to(viewer), words=words, district=district, kind=kind)
    if state:
        found = found.filter(state=state)
    if without == "coordinator" and on:
        return found.filter(state__in=IN_THE_HOUSE).exclude(pk__in=_coordinated(on=on))
    if without == "activity" and on:
        return found.filter(state=State.ACTIVE).exclude(pk__in=_busy(on=on))
    return found


def entity_for(viewer: Viewer, public_id: str) -> Entity | None:
    """One entity, if the viewer may see it."""
    return entities_for(viewer).prefetch_related("areas", "covered").filter(public_id=public_id).first()


def candidacy_of(viewer: Viewer, entity: Entity) -> Candidacy | None:
    """How an entity asked to join; for the national team. None if it did not have to."""
    seen = Entity.objects.visible_to(viewer).exclude(pk__in=viewer.entities)
    return Candidacy.objects.filter(entity__in=seen, entity=entity).first()


def history_of(viewer: Viewer, entity: Entity) -> list[EntityMove]:
    """What happened to an entity, oldest first; for the national team."""
    seen = Entity.objects.visible_to(viewer).exclude(pk__in=viewer.entities)
    moves = EntityMove.objects.filter(case__in=seen, case=entity).select_related("person")
    return list(moves.order_by("at", "pk"))


def people_of(viewer: Viewer, entity: Entity, *, on: date) -> MembershipQuerySet:
    """Who works for an entity on a day, by name, as the viewer may see it."""
    held = Membership.objects.visible_to(viewer).filter(entity=entity).open(on=on)
    return held.select_related("person").order_by("person__folded_name", "role")


def memberships_of(person: User, *, on: date) -> list[Membership]:
    """Where a person may work on a day, entity included: it is active, or in preparation."""
    held = Membership.objects.filter(person=person).open(on=on)
    held = held.filter(Q(entity__in=Entity.objects.active(on=on)) | Q(entity__state=State.PREPARATION))
    return list(held.select_related("entity").order_by("entity__folded_name", "role"))


def colleagues(viewer: Viewer, *, on: date) -> MembershipQuerySet:
    """The people of the viewer's own entity."""
    own = Membership.objects.visible_to(viewer).filter(entity__in=viewer.entities).open(on=on)
    return own.select_related("person").order_by("person__folded_name", "role")


def members_of(entity: Entity, *roles: str, on: date) -> list[User]:
    """The people holding one of the roles at an entity; for notices, not for pages."""
    held = Membership.objects.filter(entity=entity, role__in=roles).open(on=on).select_related("person")
    return list({membership.person_id: membership.person for membership in held.order_by("pk")}.values())


def invitations_for(viewer: Viewer, entity: Entity | None = None) -> InvitationQuerySet:
    """The invitations without an answer, of an entity or to the national team, newest first."""
    seen = Invitation.objects.visible_to(viewer).unused().filter(entity=entity)
    return seen.select_related("entity", "invited_by", "seconded_by").order_by("-invited_at", "-pk")


def invitation_for(viewer: Viewer, public_id: str) -> Invitation | None:
    """One invitation, whatever became of it, if the viewer may see it."""
    seen = Invitation.objects.visible_to(viewer).select_related("entity", "invited_by")
    return seen.filter(public_id=public_id).first()


def absences_of(entity: Entity, *, on: date) -> list[Absence]:
    """When an entity is away, from a day on; everybody may know."""
    return list(Absence.objects.filter(entity=entity, until__gte=on).order_by("since", "pk"))


def absence_for(viewer: Viewer, public_id: str) -> Absence | None:
    """One absence of the viewer's entity."""
    own = Absence.objects.select_related("entity").filter(entity__in=viewer.entities)
    return own.filter(public_id=public_id).first()


def charges_of(viewer: Viewer, *, member: User | None = None) -> ChargeQuerySet:
    """The open cases of the viewer's entity with whoever has them in hand; or only those of one member."""
    found = Charge.objects.visible_to(viewer).open().select_related("member").order_by("since", "pk")
    return found.filter(member=member) if member else found


def charge_for(viewer: Viewer, kind: str, subject: str) -> Charge | None:
    """Who answers for one open case of the viewer's entity, and has it in hand."""
    return charges_of(viewer).filter(kind=kind, subject=subject).first()


def in_hand(viewer: Viewer) -> dict[int, int]:
    """Person id → how many open cases of the viewer's entity they have in hand."""
    rows = Charge.objects.visible_to(viewer).open().exclude(member=None).order_by()
    return dict(rows.values_list("member").annotate(number=Count("pk")))


def charge_of(kind: str, subject: str) -> Charge | None:
    """Who answers for one open case; for other processes, not for pages."""
    return Charge.objects.open().select_related("member").filter(kind=kind, subject=subject).first()


def open_charges(entity: Entity) -> ChargeQuerySet:
    """The open cases an entity answers for; for other processes, not for pages."""
    return Charge.objects.open().filter(entity=entity).order_by("pk")


def open_cases(entity: Entity) -> dict[str, int]:
    """How many open cases of each kind an entity answers for; pages have loaded the entity for their viewer."""
    return dict(open_charges(entity).order_by().values_list("kind").annotate(number=Count("pk")))


def due_for(viewer: Viewer, *, on: date) -> list[Due]:
    """What waits for the people of an entity, and for the national team."""
    asked = requests_due(viewer)
    at = timezone.make_aware(datetime.combine(on, time.min))
    if viewer.role == Role.COORDINATOR:
        own = Entity.objects.filter(pk__in=viewer.entities)
        return [*_absences(viewer, on=on), *_insurances(own, on=on), *_invitations(viewer, at=at), *asked]
    if viewer.role == Role.NATIONAL_COORDINATOR:
        active = Entity.objects.active(on=on)
        return [
            *_candidacies(),
            *_left_alone(viewer, on=on),
            *_insurances(active, on=on),
            *_to_second(viewer, at=at),
            *asked,
        ]
    return asked


def promoter() -> Promoter | None:
    """Who answers for the programme; None before anybody has said so."""
    return Promoter.objects.first()


def _narrowed(found: EntityQuerySet, *, words: str, district: str, kind: str) -> EntityQuerySet:
    found = found.select_related("municipality").order_by("folded_name", "pk")
    for word in fold(words).split():
        found = found.filter(folded_name__contains=word) | found.filter(municipality__sort_name__contains=word)
    if district:
        found = found.filter(municipality__district_code=district)
    return found.filter(kind=kind) if kind else found


def _coordinated(*, on: date) -> QuerySet[Any, Any]:
    """Entity ids with a coordinator, as a sub-query."""
    return Membership.objects.filter(role=Role.COORDINATOR).open(on=on).values("entity")


def _busy(*, on: date) -> QuerySet[Any, Any]:
    """Entity ids where something is going on, as a sub-query."""
    long_ago = timezone.make_aware(datetime.combine(on - timedelta(days=ACTIVITY_DAYS), time.min))
    going_on = Q(kind=ChargeKind.MENTORSHIP, until=None) | Q(since__gte=long_ago) | Q(until__gte=long_ago)
    return Charge.objects.filter(going_on).values("entity")


def _insurances(entities: EntityQuerySet, *, on: date) -> list[Due]:
    soon = on + timedelta(days=INSURANCE_DAYS)
    return [
        Due(
            kind="entity",
            public_id=entity.public_id,
            title=entity.name,
            why=ENDS if insured_until >= on else HAS_ENDED,
            since=insured_until - timedelta(days=INSURANCE_DAYS),
            by=insured_until,
        )
        for entity in entities.filter(insurance_until__lte=soon).order_by("insurance_until", "pk")
        if (insured_until := entity.insurance_until)
    ]


def _absences(viewer: Viewer, *, on: date) -> list[Due]:
    """Days away that have begun: nobody new is sent by the platform."""
    away = Absence.objects.select_related("entity").filter(entity__in=viewer.entities, since__lte=on, until__gte=on)
    return [
        Due(
            kind="entity",
            public_id=absence.entity.public_id,
            title=absence.entity.name,
            why=_("The entity is away, and nobody new is sent to it."),
            since=absence.since,
            by=absence.until,
        )
        for absence in away.order_by("since", "pk")
    ]


def _invitations(viewer: Viewer, *, at: datetime) -> list[Due]:
    """Invitations of the viewer's entity that nobody has accepted, shortly before and after their time is over."""
    unanswered = Invitation.objects.unused().filter(
        entity__in=viewer.entities, expires_at__lte=at + timedelta(days=INVITATION_DAYS)
    )
    return [
        Due(
            kind="invitation",
            public_id=invitation.public_id,
            title=invitation.name,
            why=_("This person has not answered the invitation."),
            since=timezone.localdate(invitation.invited_at),
            by=timezone.localdate(invitation.expires_at),
        )
        for invitation in unanswered.order_by("expires_at", "pk")
    ]


def _candidacies() -> list[Due]:
    asked = Candidacy.objects.select_related("entity").filter(entity__state=State.CANDIDATE).order_by("sent_at", "pk")
    return [
        Due(
            kind="entity",
            public_id=candidacy.entity.public_id,
            title=candidacy.entity.name,
            why=_("This organisation has applied and waits for an answer."),
            since=timezone.localdate(candidacy.sent_at),
            by=timezone.localdate(candidacy.sent_at) + timedelta(days=CANDIDACY_DAYS),
        )
        for candidacy in asked
    ]


def _left_alone(viewer: Viewer, *, on: date) -> list[Due]:
    return [
        Due(
            kind="entity",
            public_id=entity.public_id,
            title=entity.name,
            why=_("This entity has no coordinator."),
            since=on,
            by=on,
        )
        for entity in entities_for(viewer, without="coordinator", on=on)
    ]


def _to_second(viewer: Viewer, *, at: datetime) -> list[Due]:
    """What one of the national team has asked for and a second person must agree to."""
    invitations = Invitation.objects.open(at=at).filter(entity=None, seconded_at=None)
    return [
        Due(
            kind="invitation",
            public_id=invitation.public_id,
            title=invitation.name,
            why=_("An invitation to the national team waits for a second person."),
            since=timezone.localdate(invitation.invited_at),
            by=timezone.localdate(invitation.expires_at),
        )
        for invitation in invitations.exclude(invited_by=viewer.person).order_by("invited_at", "pk")
    ]
