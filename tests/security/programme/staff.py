"""Who works for the entities and for the national team, and what stands about them."""

import io

from mentores.accounts.roles import Role
from mentores.accounts.selectors import appointments_of
from mentores.accounts.viewer import Viewer
from mentores.partners.selectors import charges_of, logo_of, people_of
from mentores.partners.services import add_absence, ask_for_help, save_filter
from mentores.partners.services.logo import set_logo
from tests.factories.access import make_app, make_reset
from tests.factories.accounts import make_appointed, make_person
from tests.factories.admissions import make_application
from tests.factories.files import make_picture
from tests.factories.partners import (
    make_candidate,
    make_coordinator,
    make_invitation,
    make_member,
    make_preparing,
    make_suspended,
)
from tests.security.programme import Programme


def employ(programme: Programme) -> None:
    """Somebody in every role."""
    own, viewers = programme.entities["own"], programme.viewers
    for role in (Role.COORDINATOR, Role.TECHNICIAN, Role.READER, Role.COMPANY_CONTACT):
        viewers[role] = make_member(own, role, person=programme.person("own", role.replace("_", "")))
        for entity in ("neighbour", "foreign"):
            make_member(programme.entities[entity], role, person=programme.person(entity, role.replace("_", "")))
    for role in (Role.NATIONAL_COORDINATOR, Role.NATIONAL_TECHNICIAN, Role.AUDITOR, Role.EDITOR):
        viewers[role] = make_appointed(role, person=make_person(language="en"))
    viewers["two_hats"] = make_member(own, Role.COORDINATOR)
    make_appointed(Role.AUDITOR, person=viewers["two_hats"].person)
    viewers["two_entities"] = make_member(own, Role.COORDINATOR)
    make_member(programme.entities["foreign"], Role.COORDINATOR, person=viewers["two_entities"].person)
    former = make_member(own, Role.COORDINATOR)
    assert former.person is not None
    former.person.memberships.update(until=programme.at.date())
    viewers["former_member"] = Viewer(former.person, Role.VISITOR)
    _protect(programme)
    _found(programme)
    _keep(programme)


def show(programme: Programme) -> None:
    """The entity shows its logo."""
    own = programme.entities["own"]
    shown = set_logo(own, io.BytesIO(make_picture()), name="logo.png", by=make_coordinator(own), at=programme.at)
    logo = logo_of(shown)
    assert logo is not None
    programme.entities["own"], programme.logos["own"] = shown, logo.sha256


def _protect(programme: Programme) -> None:
    """At two entities, a colleague with a second factor, and another one whose lost factor waits to be taken away."""
    for entity in ("own", "foreign"):
        owner = programme.entities[entity]
        asking, *colleagues = [make_member(owner, Role.COORDINATOR) for _ in range(3)]
        protected, lost = (colleague.person for colleague in colleagues)
        assert protected is not None
        assert lost is not None
        make_app(protected)
        programme.cases["protected", entity] = protected
        programme.cases["reset", entity] = make_reset(lost, by=asking, at=programme.at)


def _found(programme: Programme) -> None:
    """At two entities, a membership, an invitation, days away and a case that nobody has in hand."""
    for entity in ("own", "foreign"):
        owner = programme.entities[entity]
        applied = programme.cases["application", entity]
        by = make_member(owner, Role.COORDINATOR)
        held = people_of(by, owner, on=programme.at.date()).filter(role=Role.TECHNICIAN)
        programme.cases["member", entity] = held.get()
        programme.cases["charge", entity] = charges_of(by).get(kind="application", subject=applied.public_id)
        programme.cases["absence", entity] = add_absence(
            owner, since=programme.at.date(), until=programme.at.date(), by=by, at=programme.at
        )
        name, email = (programme.plant(entity, "invited", what) for what in ("name", "mail"))
        programme.cases["invitation", entity] = make_invitation(
            owner, name=name, email=f"{email}@example.org", by=by, at=programme.at
        )
        programme.cases["request", entity] = ask_for_help(
            owner, topic="method", title="How?", text="How is it done?", by=by, at=programme.at
        )


def _keep(programme: Programme) -> None:
    """The coordinator keeps a filter; one application of the entity is late."""
    by, owner = programme.viewers["coordinator"], programme.entities["own"]
    late = make_application(owner, person=programme.person("own", "late"), at=programme.at)
    programme.cases["overdue", "own"] = late
    programme.cases["filter", "own"] = save_filter("mentees", name="Mine", chosen={}, by=by, at=programme.at)


def decide(programme: Programme) -> None:
    """What the national team decides on: entities before and after their work, and who belongs to the team."""
    cases, at = programme.cases, programme.at
    cases |= {("entity", name): entity for name, entity in programme.entities.items()}
    cases["entity", "candidate"] = make_candidate(at=at)
    for relation, entity in (("preparing", make_preparing()), ("suspended", make_suspended())):
        make_coordinator(entity)
        cases["entity", relation] = entity
    cases["team", "proposed"] = make_invitation(None, role=Role.EDITOR, seconded=False, at=at)
    serving = make_appointed(Role.EDITOR).person
    assert serving is not None
    cases["team", "serving"] = appointments_of(serving, on=at.date())[0]
