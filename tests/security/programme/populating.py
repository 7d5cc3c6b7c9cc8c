"""The programme whole: three entities with their people and cases, those who look, and their links."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.module_loading import import_string

from mentores.admissions.models import Application
from mentores.admissions.reference import load_reference
from mentores.matching.models import Proposal
from mentores.messaging.models import State as MessageState
from mentores.participants.models import Mentee
from tests.factories.access import make_sign_in
from tests.factories.accounts import as_participant
from tests.factories.admissions import make_application_without_owner
from tests.factories.links import make_link
from tests.factories.messaging import make_message
from tests.factories.partners import make_entity
from tests.security.programme import ENTITIES, PAIRS, PURPOSES, Programme
from tests.security.programme.around import ask_yearly, bring_lists, know_their_rights, train
from tests.security.programme.cases import apply, hand_over, note, pair, refer, take_part
from tests.security.programme.staff import decide, employ, show


def populate(at: datetime) -> Programme:
    """Three entities of the same shape: "own", whose people look; "neighbour", which shares pairs; and "foreign"."""
    programme = Programme(at)
    load_reference()
    person = programme.person("nobody", "unowned")
    programme.cases["application", "unowned"] = make_application_without_owner(person=person, at=at)
    for number, entity in enumerate(ENTITIES):
        programme.entities[entity] = make_entity(f"{number} {entity}")
        apply(programme, entity)
        note(programme, entity)
        take_part(programme, entity)
    for relation, (of_mentee, of_mentor) in PAIRS.items():
        pair(programme, relation, of_mentee, of_mentor)
    refer(programme)
    hand_over(programme)
    employ(programme)
    _admit(programme)
    show(programme)
    decide(programme)
    ask_yearly(programme)
    train(programme)
    know_their_rights(programme)
    bring_lists(programme)
    _give_links(programme)
    _reach_nobody(programme)
    for follows in settings.AFTER_ACTS:
        import_string(follows)(at=at)
    late = programme.cases["overdue", "own"]
    Application.objects.filter(pk=late.pk).update(due_on=at.date() - timedelta(days=5))  # after days away moved it
    return programme


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
    programme.cases["own handover", "mentor"] = programme.cases["handover", "asked"]
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
        elif purpose == "handover":
            kind, subject = purpose, programme.cases["own handover", "mentor"].public_id
        elif purpose in ("invitation", "reference"):
            kind, subject = purpose, programme.cases[purpose, "own"].public_id
        else:
            kind, subject = purpose, programme.cases[f"own {purpose}", "mentee"].public_id
        for relation, lasts in (("own", timedelta(days=7)), ("expired", timedelta(minutes=1))):
            programme.links[purpose, relation] = make_link(
                programme.viewers["mentor"].person if purpose in ("paper", "handover") else mentee,
                purpose=purpose,
                kind=kind,
                subject=subject,
                lasts=lasts,
                once=purpose == "claim",
                at=programme.at - timedelta(hours=1),
            )
