"""A small programme with every relation a person can have to a case, and a canary in every text."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from django.conf import settings
from django.utils.module_loading import import_string

from mentores.access.models import FactorReset, SignIn
from mentores.accounts.models import Appointment, User
from mentores.accounts.roles import Role
from mentores.accounts.selectors import appointments_of
from mentores.accounts.viewer import Viewer
from mentores.admissions import services as admissions
from mentores.admissions.models import Application, Reason, Referral
from mentores.admissions.reference import load_reference
from mentores.evaluations import services as evaluations
from mentores.evaluations.models import Rating
from mentores.imports.models import Import
from mentores.links.models import Link
from mentores.matching import services as matching
from mentores.matching.lifecycle import State as ProposalState
from mentores.matching.models import Answer, Proposal
from mentores.mentorships import services as mentorships
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import Mentorship
from mentores.messaging.models import Message
from mentores.messaging.models import State as MessageState
from mentores.participants.models import Mentee, Mentor, ProfileCheck, Reference, Side
from mentores.participants.services import mentees, mentors
from mentores.participants.services.papers import ask_reference
from mentores.partners.models import Absence, Campaign, Charge, Entity, HelpRequest, Invitation, Membership, SavedFilter
from mentores.partners.selectors import charges_of, logo_of, people_of
from mentores.partners.services import add_absence, ask_for_help, begin_campaign, save_filter
from mentores.partners.services.logo import set_logo
from mentores.privacy.models import Doubt, Merger
from mentores.training.models import Attendance, Session
from mentores.training.services import add_material
from mentores.training.topics import Kind
from tests.factories.access import make_app, make_reset, make_sign_in
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.admissions import make_application, make_application_without_owner, make_referral
from tests.factories.files import make_picture
from tests.factories.imports import make_import
from tests.factories.links import make_link
from tests.factories.matching import make_proposal
from tests.factories.mentorships import make_meeting, make_mentorship
from tests.factories.messaging import make_message
from tests.factories.participants import be_prepared
from tests.factories.partners import (
    acting_for,
    make_candidate,
    make_coordinator,
    make_entity,
    make_invitation,
    make_member,
    make_preparing,
    make_suspended,
    make_technician,
)
from tests.factories.training import NATIONAL, make_attendance, make_programme_text, make_session

ENTITIES = ("own", "neighbour", "foreign")
# Relation to the entity "own" → whose mentee, whose mentor.
PAIRS = {"own": ("own", "neighbour"), "mentor_side": ("neighbour", "own"), "foreign": ("foreign", "foreign")}
ABSENT = "000000000000"
PURPOSES = (
    "application",
    "profile_check",
    "proposal",
    "mentorship",
    "rating",
    "claim",
    "invitation",
    "session",
    "training",
    "paper",
    "reference",
)

Case = (
    Application
    | Mentor
    | Mentee
    | Proposal
    | Mentorship
    | Rating
    | User
    | FactorReset
    | SignIn
    | Membership
    | Charge
    | Referral
    | Absence
    | Invitation
    | Entity
    | Appointment
    | HelpRequest
    | SavedFilter
    | Message
    | Session
    | Attendance
    | Reference
    | ProfileCheck
    | Campaign
    | Doubt
    | Merger
    | Import
)


@dataclass(slots=True)
class Programme:
    """`viewers` are by role; `cases` by noun and relation, for participants by noun and role."""

    at: datetime
    entities: dict[str, Entity] = field(default_factory=dict)
    viewers: dict[str, Viewer] = field(default_factory=dict)
    cases: dict[tuple[str, str], Case] = field(default_factory=dict)
    meetings: dict[str, str] = field(default_factory=dict)
    links: dict[tuple[str, str], Link] = field(default_factory=dict)
    logos: dict[str, str] = field(default_factory=dict)
    materials: dict[str, str] = field(default_factory=dict)
    canaries: dict[str, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(912000001))

    def plant(self, entity: str, person: str, what: str) -> str:
        """A canary: a word, or a number to call, that stands in one text of the programme only."""
        word = f"+351{next(self.numbers)}" if what == "phone" else f"q{entity}{person}{what}q"
        self.canaries[word] = f"{entity} {person} {what}"
        return word

    def person(self, entity: str, name: str) -> User:
        """Somebody whose name, e-mail and telephone are canaries."""
        return make_person(
            f"{self.plant(entity, name, 'first')} {self.plant(entity, name, 'surname')}",
            email=f"{self.plant(entity, name, 'mail')}@example.org",
            phone=self.plant(entity, name, "phone"),
            language="en",
        )

    def accepted(self, entity: str, name: str, *, side: str) -> Mentor | Mentee:
        """Somebody who registered and was accepted; a mentor has three places."""
        application = make_application(
            self.entities[entity], person=self.person(entity, name), side=side, at=self.at - timedelta(days=30)
        )
        self.cases["application", f"{entity} {name}"] = application
        by = acting_for(self.entities[entity])
        admissions.hold_interview(application, held_on=self.at.date(), answers={}, guide="", by=by, at=self.at)
        taking_part = admissions.accept(application, by=by, at=self.at, capacity=3, trained_on=self.at.date())
        be_prepared(taking_part, at=self.at)
        return taking_part


def populate(at: datetime) -> Programme:
    """Three entities of the same shape: "own", whose people look; "neighbour", which shares pairs; and "foreign"."""
    programme = Programme(at)
    load_reference()
    person = programme.person("nobody", "unowned")
    programme.cases["application", "unowned"] = make_application_without_owner(person=person, at=at)
    for number, entity in enumerate(ENTITIES):
        programme.entities[entity] = make_entity(f"{number} {entity}")
        _apply(programme, entity)
        _note(programme, entity)
        _take_part(programme, entity)
    for relation, (of_mentee, of_mentor) in PAIRS.items():
        _pair(programme, relation, of_mentee, of_mentor)
    _refer(programme)
    _employ(programme)
    _show(programme)
    _decide(programme)
    _ask_yearly(programme)
    _train(programme)
    _know_their_rights(programme)
    _bring_lists(programme)
    _give_links(programme)
    _reach_nobody(programme)
    for follows in settings.AFTER_ACTS:
        import_string(follows)(at=at)
    late = programme.cases["overdue", "own"]
    Application.objects.filter(pk=late.pk).update(due_on=at.date() - timedelta(days=5))  # after days away moved it
    return programme


def _show(programme: Programme) -> None:
    """The entity shows its logo."""
    own = programme.entities["own"]
    shown = set_logo(own, io.BytesIO(make_picture()), name="logo.png", by=make_coordinator(own), at=programme.at)
    logo = logo_of(shown)
    assert logo is not None
    programme.entities["own"], programme.logos["own"] = shown, logo.sha256


def _apply(programme: Programme, entity: str) -> None:
    """One application waits for its decision, one was declined with a note."""
    owner, at = programme.entities[entity], programme.at
    programme.cases["application", entity] = make_application(owner, person=programme.person(entity, "applied"), at=at)
    declined = make_application(owner, person=programme.person(entity, "declined"), at=at)
    note = programme.plant(entity, "declined", "note")
    admissions.decline(declined, reason=Reason.OTHER, by=acting_for(owner), at=at, note=note)


def _bring_lists(programme: Programme) -> None:
    """Two entities have each sent a list of one mentee, and the national team one of an entity."""
    for entity in ("own", "foreign"):
        name = f"{programme.plant(entity, 'listed', 'first')} {programme.plant(entity, 'listed', 'surname')}"
        programme.cases["import", entity] = make_import(programme.entities[entity], name=name)
    programme.cases["import", "network"] = make_import()


def _refer(programme: Programme) -> None:
    """The neighbour asks whether "own" would accompany somebody."""
    person = programme.person("neighbour", "referred")
    referred = make_application(programme.entities["neighbour"], person=person, at=programme.at)
    programme.cases["referral", "asked"] = make_referral(referred, to=programme.entities["own"], at=programme.at)
    stranger = make_application(programme.entities["foreign"], at=programme.at)
    programme.cases["referral", "foreign"] = make_referral(
        stranger, to=programme.entities["neighbour"], at=programme.at
    )


def _note(programme: Programme, entity: str) -> None:
    """A fact about whoever has applied, for colleagues."""
    person, text = programme.cases["application", entity].person, programme.plant(entity, "applied", "note")
    by, at = acting_for(programme.entities[entity]), programme.at
    programme.cases["note", entity] = admissions.write_note(person, text=text, on=at.date(), by=by, at=at)


def _take_part(programme: Programme, entity: str) -> None:
    """Those who wait, mentor or are mentored; two of them with a note of colleagues."""
    by, at = acting_for(programme.entities[entity]), programme.at
    for name, side in (
        ("mentor", Side.MENTOR),
        ("resting", Side.MENTOR),
        ("mentee", Side.MENTEE),
        ("mentored", Side.MENTEE),
        ("asked", Side.MENTEE),
        ("offered", Side.MENTEE),
    ):
        programme.cases[name, entity] = programme.accepted(entity, name, side=side)
    resting, waiting = programme.cases["resting", entity], programme.cases["mentee", entity]
    assert isinstance(resting, Mentor)
    assert isinstance(waiting, Mentee)
    mentors.pause_mentor(resting, by=by, at=at, note=programme.plant(entity, "resting", "note"))
    waiting = mentees.pause_mentee(waiting, by=by, at=at, note=programme.plant(entity, "mentee", "note"))
    programme.cases["mentee", entity] = mentees.resume_mentee(waiting, by=by, at=at)


def _pair(programme: Programme, relation: str, of_mentee: str, of_mentor: str) -> None:
    """A mentorship that ended with a rating, another that runs, and two proposals."""
    by, at = acting_for(programme.entities[of_mentee]), programme.at
    mentor, mentee = programme.cases["mentor", of_mentor], programme.cases["mentored", of_mentee]
    assert isinstance(mentor, Mentor)
    assert isinstance(mentee, Mentee)
    ended = make_mentorship(mentor=mentor, mentee=mentee, state=State.COMPLETED, at=at)
    evaluations.catch_up(at=at)
    for rating in Rating.objects.filter(mentorship=ended):
        viewer = as_participant(rating.person)
        comment = programme.plant(of_mentee, "mentored", f"comment{rating.side}")
        rated = evaluations.rate(rating, value=4, comment=comment, by=viewer, at=at)
        programme.cases[f"rating of the {rating.side}", relation] = rated
    mentee = mentees.reopen(mentee, by=by, at=at)
    accepted = make_proposal(mentor=mentor, mentee=mentee, state=ProposalState.ACCEPTED, at=at)
    assert accepted.mentorship is not None
    programme.cases["accepted proposal", relation] = accepted
    programme.meetings[relation] = make_meeting(accepted.mentorship, at=at).public_id
    note = programme.plant(of_mentee, "mentored", "note")
    paused = mentorships.pause(accepted.mentorship, by=by, at=at, note=note)
    programme.cases["mentorship", relation] = mentorships.resume(paused, by=by, at=at)
    _propose(programme, relation, of_mentee, mentor)


def _propose(programme: Programme, relation: str, of_mentee: str, mentor: Mentor) -> None:
    """One proposal whose mentee wants to talk first, and one that the mentor's entity has not confirmed."""
    by, at = acting_for(programme.entities[of_mentee]), programme.at
    for name, state in (("asked", ProposalState.OPEN), ("offered", ProposalState.SUGGESTED)):
        mentee = programme.cases[name, of_mentee]
        assert isinstance(mentee, Mentee)
        proposal = make_proposal(mentor=mentor, mentee=mentee, state=state, at=at)
        if name == "asked":
            note = programme.plant(of_mentee, "asked", "note")
            proposal = matching.answer(proposal, Answer.TALK, side=Side.MENTEE, by=by, at=at, note=note)
        programme.cases[f"{name} proposal", relation] = proposal


def _employ(programme: Programme) -> None:
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
    _admit(programme)


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


def _decide(programme: Programme) -> None:
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


def _admit(programme: Programme) -> None:
    """The two people of the entity's own pair, and somebody who has only registered, elsewhere."""
    proposal = programme.cases["accepted proposal", "own"]
    stranger = programme.cases["application", "foreign"]
    assert isinstance(proposal, Proposal)
    assert isinstance(stranger, Application)
    people = {"mentor": proposal.mentor.person, "mentee": proposal.mentee.person, "stranger": stranger.person}
    for role, person in people.items():
        programme.viewers[role] = as_participant(person)
    for role, entity, name in (("mentor", "neighbour", "mentor"), ("mentee", "own", "mentored")):
        programme.cases["own application", role] = programme.cases["application", f"{entity} {name}"]
        programme.cases["own proposal", role] = proposal
        programme.cases["own mentorship", role] = programme.cases["mentorship", "own"]
        programme.cases["own rating", role] = programme.cases[f"rating of the {role}", "own"]
    programme.cases["own application", "stranger"] = stranger
    programme.cases["own session", "mentee"] = make_sign_in(people["mentee"], at=programme.at - timedelta(hours=2))


def _reach_nobody(programme: Programme) -> None:
    """A message that two people did not get, and one that an organisation did not get."""
    cases, at = programme.cases, programme.at
    for entity in ("own", "foreign"):
        mentee = cases["mentee", entity]
        assert isinstance(mentee, Mentee)
        cases["contact", entity] = make_message(mentee.person, state=MessageState.FAILED, at=at)
    cases["messages", "own"] = cases["contact", "own"]
    cases["messages", "guest"] = make_message(None, state=MessageState.FAILED, at=at)


def _ask_yearly(programme: Programme) -> None:
    """At two entities, a company recruits, and somebody is asked whether everything is still right."""
    for entity in ("own", "foreign"):
        mentored = programme.cases["mentored", entity]
        assert isinstance(mentored, Mentee)
        contact = make_member(programme.entities[entity], Role.COMPANY_CONTACT)
        programme.cases["campaign", entity] = begin_campaign(
            programme.entities[entity], company=f"Company of {entity}", by=contact, at=programme.at
        )
        check = ProfileCheck.objects.create(profile=mentored.profile, asked_at=programme.at)
        programme.cases["profilecheck", entity] = check


def _train(programme: Programme) -> None:
    """Two entities and the national team have a session, with a file and somebody on the list; a mentor was named."""
    cases, at = programme.cases, programme.at
    make_programme_text()
    staff = make_technician(programme.entities["neighbour"])
    for relation in ("own", "foreign", "national"):
        entity = programme.entities.get(relation)
        national = entity is None
        kind = Kind.STAFF if national else Kind.MENTEE_ORIENTATION
        session = make_session(entity, national=national, kind=kind, starts_at=at + timedelta(hours=1), at=at)
        by = acting_for(entity) if entity else NATIONAL
        mentored = cases.get(("mentored", relation))
        person = mentored.person if isinstance(mentored, Mentee) else staff.person
        file = add_material(session, io.BytesIO(make_picture()), name="slide.png", by=by, at=at)
        cases["session", relation], programme.materials[relation] = session, file.public_id
        cases["place", relation] = make_attendance(session, person=person, by=by, at=at)
    for relation in ("own", "foreign"):
        mentor = cases["mentor", relation]
        assert isinstance(mentor, Mentor)
        name, email = (programme.plant(relation, "referee", what) for what in ("name", "mail"))
        cases["reference", relation] = ask_reference(
            mentor,
            name=name,
            email=f"{email}@example.org",
            language="en",
            by=acting_for(programme.entities[relation]),
            at=at,
        )


def _know_their_rights(programme: Programme) -> None:
    """People whose data it is, a pair that may be one person, and two records that were put together."""
    cases, at = programme.cases, programme.at
    for entity in ("own", "foreign"):
        mentee = cases["mentored", entity]
        assert isinstance(mentee, Mentee)
        cases["data", entity] = mentee.person
        cases["merger", entity] = Merger.objects.create(kept=mentee.person, other=make_person(), at=at)
    alike, stranger = cases["mentor", "own"], cases["data", "foreign"]
    assert isinstance(alike, Mentor)
    assert isinstance(stranger, User)
    cases["data", "alike"] = alike.person
    first, second = sorted((alike.person, stranger), key=lambda person: person.pk)
    cases["doubt", "own"] = Doubt.objects.create(
        first=first, second=second, asked_at=at, entity=programme.entities["own"]
    )


def _give_links(programme: Programme) -> None:
    """For each purpose a link that is open, and one whose time is over."""
    mentee = programme.viewers["mentee"].person
    assert mentee is not None
    for purpose in PURPOSES:
        if purpose == "claim":
            kind, subject = "person", mentee.public_id
        elif purpose == "profile_check":
            kind, subject = "profilecheck", programme.cases["profilecheck", "own"].public_id
        elif purpose == "training":
            kind, subject = "attendance", programme.cases["place", "own"].public_id
        elif purpose == "paper":
            kind, subject = "mentor", programme.cases["mentor", "neighbour"].public_id
        elif purpose in ("invitation", "reference"):
            kind, subject = purpose, programme.cases[purpose, "own"].public_id
        else:
            kind, subject = purpose, programme.cases[f"own {purpose}", "mentee"].public_id
        for relation, lasts in (("own", timedelta(days=7)), ("expired", timedelta(minutes=1))):
            programme.links[purpose, relation] = make_link(
                programme.viewers["mentor"].person if purpose == "paper" else mentee,
                purpose=purpose,
                kind=kind,
                subject=subject,
                lasts=lasts,
                once=purpose == "claim",
                at=programme.at - timedelta(hours=1),
            )
