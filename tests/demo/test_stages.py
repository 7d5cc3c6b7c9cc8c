"""What each stage of the demonstration holds."""

from collections import Counter
from datetime import datetime, time

import pytest
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.admissions.models import Application, Interview, InterviewState
from mentores.demo.ways import ways_in
from mentores.evaluations.models import Rating, Value
from mentores.matching.models import Proposal
from mentores.mentorships.models import Mentorship
from mentores.messaging.models import Message
from mentores.participants.models import Mentee, Mentor, Phase
from mentores.partners.models import Charge, Entity, Invitation, Membership
from mentores.reporting.selectors import figures
from mentores.web.desk.contacts.reach import contacts_for
from tests.demo.telling import DAY, told
from tests.environment import LONG

# «published» tells all of «running», and the pilot before it
A_FEW = 6
NOT_ARRIVED = ("no_address", "failed", "uncertain", "told")
STAGES = ["admissions", "matching", "published", *(["running"] if LONG else [])]


@pytest.fixture(scope="module", params=STAGES)
def stage(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), told(request.param):
        yield request.param


def states(model):
    return Counter(model.objects.values_list("state", flat=True))


PROPOSALS = {
    "admissions": {},
    "matching": {"suggested": 2, "open": 5, "declined": 1, "expired": 1, "withdrawn": 1},
    "running": {"suggested": 2, "open": 5, "accepted": 34, "declined": 2, "expired": 2, "withdrawn": 1},
}
PROPOSALS["published"] = PROPOSALS["running"]
MENTORSHIPS = {
    "preparation": 3,
    "running": 13,
    "paused": 3,
    "closing": 2,
    "completed": 8,
    "interrupted": 3,
    "not_started": 1,
    "mistaken": 1,
}


@pytest.mark.django_db
def test_the_network_has_the_people_and_the_entities_of_the_lists(stage):
    network = figures(SYSTEM, on=DAY).network

    assert (network.entities, network.mentors, network.mentees) == (51, 223, 127)


@pytest.mark.django_db
def test_the_processes_are_those_that_the_programme_published(stage):
    processes = figures(SYSTEM, on=DAY).network.processes

    published = (32, 21, 11) if stage in {"running", "published"} else (0, 0, 0)
    assert (processes.total, processes.running, processes.ended) == published


@pytest.mark.django_db
def test_proposals_stand_in_every_state_that_the_stage_knows(stage):
    assert states(Proposal) == PROPOSALS[stage]


@pytest.mark.django_db
def test_mentorships_of_the_network_stand_in_every_state(stage):
    found = Counter(Mentorship.objects.filter(phase=Phase.NETWORK).values_list("state", flat=True))

    assert found == (MENTORSHIPS if stage in {"running", "published"} else {})


@pytest.mark.django_db
def test_most_people_have_no_answer_yet_when_the_network_has_just_begun(stage):
    undecided = Application.objects.undecided().filter(phase=Phase.NETWORK).count()

    assert (undecided > 300) == (stage == "admissions")


@pytest.mark.django_db
def test_the_people_of_the_list_stand_in_every_state_of_the_road_and_at_every_entity(stage):
    found = Application.objects.filter(phase=Phase.NETWORK)
    ahead = Interview.objects.filter(state=InterviewState.BOOKED, starts_at__date__gte=DAY)

    assert (found.count(), found.exclude(entity=None).values("entity").distinct().count()) == (350, 51)
    assert set(found.values_list("state", flat=True)) == set(ApplicationState)
    assert ahead.count() == found.filter(state=ApplicationState.BOOKED).count()


@pytest.mark.django_db
def test_one_person_waits_for_the_national_team_to_name_an_entity(stage):
    assert Application.objects.without_owner().count() == 1


@pytest.mark.django_db
def test_every_state_of_an_application_a_mentor_and_a_mentee_occurs_once_decisions_are_taken(stage):
    found = {**{f"application {state}": 1 for state in states(Application)}, **states(Mentor), **states(Mentee)}

    everything = {f"application {state}" for state in ApplicationState}
    everything |= {"in_training", "ready", "paused", "inactive", "waiting", "done"}
    assert stage == "admissions" or found.keys() == everything


@pytest.mark.django_db
def test_at_least_nineteen_entities_have_no_process(stage):
    idle = [row for row in figures(SYSTEM, on=DAY).network.by_entity if row.running + row.ended == 0]

    assert len(idle) >= 19


@pytest.mark.django_db
def test_people_of_its_district_have_chosen_entity_22(stage):
    chosen = Application.objects.filter(entity__code="22")

    assert set(chosen.values_list("profile__municipality__district", flat=True)) == {"Bragança"}


@pytest.mark.django_db
def test_nothing_waits_to_be_sent_and_each_message_was_sent_when_it_was_written(stage):
    written = Message.objects.exclude(state__in=NOT_ARRIVED).values_list("state", "written_at", "sent_at")

    assert [state for state, at, sent_at in written if (state, at) != ("sent", sent_at)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["03", "42"])
def test_the_entities_that_visitors_meet_have_somebody_to_contact(stage, code):
    entity = Entity.objects.get(code=code)
    desk = Viewer(person=None, role=Role.COORDINATOR, entity_id=entity.pk)

    found = contacts_for(desk, on=DAY)

    assert {"failed", "uncertain"} <= set(found.values_list("state", flat=True))
    assert len(found) <= A_FEW


@pytest.mark.django_db
def test_most_people_without_an_address_were_called(stage):
    told = states(Message)

    assert told["no_address"] <= A_FEW < told["told"]


@pytest.mark.django_db
def test_nothing_lies_in_the_future(stage):
    latest = Message.objects.latest("written_at").written_at

    assert latest.date() < DAY


@pytest.mark.django_db
def test_every_address_is_one_that_nobody_owns(stage):
    addresses = {
        *Message.objects.values_list("address", flat=True),
        *Entity.objects.values_list("public_email", flat=True),
    }

    assert [address for address in addresses if address and not address.endswith("example.org")] == []


@pytest.mark.django_db
def test_every_entity_has_a_coordinator(stage):
    coordinated = Membership.objects.filter(role="coordinator", entity__state="active").values("entity").distinct()

    assert coordinated.count() == 51


@pytest.mark.django_db
def test_beside_the_network_one_entity_asks_one_prepares_and_somebody_is_invited(stage):
    others = Entity.objects.exclude(state="active").order_by("state")
    invitation = Invitation.objects.get(accepted_at=None)

    assert [(entity.state, entity.memberships.count()) for entity in others] == [("candidate", 0), ("preparation", 1)]
    assert invitation.standing(at=timezone.make_aware(datetime.combine(DAY, time(12)))) == "sent"


@pytest.mark.django_db
def test_whoever_accepted_a_person_has_the_case_in_hand(stage):
    charges = Charge.objects.open()
    nobodys = charges.filter(member=None).values_list("kind", flat=True).distinct()

    assert (charges.exclude(member=None).exists(), set(nobodys)) == (True, {"application"})


@pytest.mark.django_db
def test_whoever_enters_as_mentor_or_mentee_is_of_one_pair_that_has_met(stage):
    people = {way.key: way.person for way in ways_in() if way.role == "participant"}
    shared = Mentorship.objects.filter(mentee__person=people["mentee"], mentors__mentor__person=people["mentor"])

    assert shared.filter(state="running").exists() == (stage in {"running", "published"})


@pytest.mark.django_db
def test_the_pilot_is_told_only_where_it_was_published(stage):
    pilot = figures(SYSTEM, on=DAY).pilot
    found = pilot and (pilot.processes, pilot.concluded, pilot.running, pilot.by_group)

    printed = (31, 21, 10, {"P1": 9, "P2": 4, "P3": 3, "P4": 5})
    assert found == (printed if stage == "published" else None)


@pytest.mark.django_db
def test_the_pilot_has_ended_and_everybody_liked_it(stage):
    ended = Counter(Mentorship.objects.filter(phase=Phase.PILOT).values_list("state", flat=True))
    values = set(Rating.objects.filter(mentorship__phase=Phase.PILOT).values_list("value", flat=True))

    liked = {Value.POSITIVE, Value.VERY_POSITIVE}
    assert (ended, values) == (({"completed": 31}, liked) if stage == "published" else ({}, set()))
