"""Who joins the network of the demonstration at its end: an entity that asks, one that prepares, a person invited."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer, through_link
from mentores.core.languages import DEFAULT
from mentores.demo.network import STAFF_MAIL, A, Network
from mentores.demo.story import Story, drawn, later
from mentores.partners.models import Entity, Invitation, Kind, Public
from mentores.partners.selectors import members_of
from mentores.partners.services import accept_invitation, admit, apply, invite


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An invented organisation that applies; `coordinator` is who will work for it if it is admitted."""

    key: str
    name: str
    kind: str
    municipality: str
    contact: str
    motivation: str
    coordinator: str = ""


PREPARES = Organisation(
    key="preparing",
    name="Cooperativa Novo Começo (exemplo)",
    kind=Kind.COOPERATIVE,
    municipality="0303",
    contact="Olívia Ensaio",
    motivation="Acompanhamos famílias recém-chegadas e já temos oito voluntários.",
    coordinator="Xavier Ensaio",
)
ASKS = Organisation(
    key="candidate",
    name="Associação Porta Aberta (exemplo)",
    kind=Kind.ASSOCIATION,
    municipality="0704",
    contact="Rute Amostra",
    motivation="Aqui ninguém acompanha quem procura o primeiro emprego. Uma técnica teria dois dias por semana.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Plans what the national team and the entities decide about newcomers."""

    story: Story
    network: Network

    def plan(self) -> None:
        self._plan(date(2015, 9, 21), PREPARES)
        self._plan(date(2015, 10, 26), ASKS)
        at = self.story.moment(date(2015, 10, 28), drawn("invitation"))
        self.story.plan(at, self._invite_a_colleague)

    def _plan(self, day: date, who: Organisation) -> None:
        self.story.plan(self.story.moment(day, drawn(who.key, "applies")), partial(self._apply, who))

    def _apply(self, who: Organisation, at: datetime) -> None:
        entity = apply(
            form_key=f"demo-{who.key}",
            contact_name=who.contact,
            contact_email=f"{who.key}{STAFF_MAIL}",
            motivation=who.motivation,
            language=DEFAULT,
            name=who.name,
            kind=who.kind,
            municipality_code=who.municipality,
            publics=[Public.IMMIGRANT, Public.REFUGEE],
            at=at,
        )
        if who.coordinator:
            self.story.plan(later(at, drawn(who.key, "decision"), days=(10, 14)), partial(self._admit, who, entity))

    def _admit(self, who: Organisation, entity: Entity, at: datetime) -> None:
        by = self.network.national
        entity = admit(entity, by=by, at=at, reason="Tem equipa, sala e experiência.")
        invitation = invite(
            entity,
            name=who.coordinator,
            email=f"coordinator.{who.key}{STAFF_MAIL}",
            role=Role.COORDINATOR,
            language=DEFAULT,
            by=by,
            at=at,
        )
        accept = partial(_accept, invitation, who.coordinator)
        self.story.plan(later(at, drawn(who.key, "accepts"), days=(1, 3)), accept)

    def _invite_a_colleague(self, at: datetime) -> None:
        """It still waits for an answer on the day of loading."""
        entity = self.network.entities[A]
        coordinator = members_of(entity, Role.COORDINATOR, on=timezone.localdate(at))[0]
        invite(
            entity,
            name="Yara Amostra",
            email=f"convidada{STAFF_MAIL}",
            role=Role.TECHNICIAN,
            language=DEFAULT,
            by=Viewer(person=coordinator, role=Role.COORDINATOR, entity_id=entity.pk),
            at=at,
        )


def _accept(invitation: Invitation, name: str, at: datetime) -> None:
    link = through_link(None, purpose="invitation", kind="invitation", subject=invitation.public_id)
    accept_invitation(invitation, full_name=name, by=link, at=at)
