"""What a coordinator may take away."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentores.audit.models import Event
from mentores.mentorships.listing import mentorships_listed
from mentores.participants.listing import Asked, mentees_listed, mentors_listed
from mentores.reporting.services import export_list
from tests.factories.accounts import make_appointed, make_person
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, TODAY
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_coordinator, make_entity, make_reader, make_technician


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


def taken(viewer, kind: str = "mentee") -> list[dict[str, str]]:
    """The rows of a list by the names of their columns."""
    listed: dict[str, Any] = {"mentor": mentors_listed, "mentee": mentees_listed, "mentorship": mentorships_listed}
    head, *rows = export_list(viewer, kind, listed[kind](viewer, Asked(), on=TODAY).order_by("pk"), at=NOON)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_a_row_says_in_words_what_the_list_knows(entity):
    person = make_person("Olena Kovalenko", email="olena@example.org", phone="+351912345678")
    make_mentee(entity, person=person)

    assert taken(make_coordinator(entity)) == [
        {
            "Name": "Olena Kovalenko",
            "E-mail": "olena@example.org",
            "Telephone": "+351912345678",
            "Municipality": "Lisboa",
            "Languages": "Portuguese",
            "Areas": "Documents and counters",
            "Situation": "immigrants",
            "State": "waiting",
            "Accepted": "2026-03-02",
            "Waits since": "2026-03-02",
            "Responsible": "",
        }
    ]


def test_a_mentor_and_a_mentorship_have_columns_of_their_own(entity):
    mentor = make_mentor(entity, person=make_person("Rui Mentor"))
    make_mentorship(mentor=mentor, mentee=make_mentee(entity, person=make_person("Lia Mentorada")))
    viewer = make_coordinator(entity)

    [as_mentor], [as_pair] = taken(viewer, "mentor"), taken(viewer, "mentorship")

    assert (as_mentor["State"], as_mentor["Places taken"]) == ("mentoring", "1/1")
    assert (as_pair["Mentee"], as_pair["Mentor"], as_pair["Meetings"]) == ("Lia Mentorada", "Rui Mentor", "1")


def test_of_another_entitys_mentee_only_the_first_name_goes_out(entity):
    mentor = make_mentor(entity)
    make_mentorship(mentor=mentor, mentee=make_mentee(person=make_person("Amina Segredo")))

    [row] = taken(make_coordinator(entity), "mentorship")

    assert (row["Mentee"], row["Last meeting"]) == ("Amina", "")


def test_that_it_was_taken_stands_in_the_record(entity):
    viewer = make_coordinator(entity)
    Event.objects.all().delete()

    export_list(viewer, "mentee", mentees_listed(viewer, Asked(), on=TODAY), at=NOON)

    event = Event.objects.get()
    assert (event.act, event.kind, event.subject, event.person_id) == ("export", "list", "mentee", viewer.person_id)


def test_nobody_but_a_coordinator_takes_a_list(entity):
    for viewer in (make_technician(entity), make_reader(entity), make_appointed()):
        with pytest.raises(PermissionDenied):
            export_list(viewer, "mentee", mentees_listed(viewer, Asked(), on=TODAY), at=NOON)


@pytest.mark.parametrize("kind", ["mentor", "mentee", "mentorship"])
def test_many_rows_take_no_more_questions_than_one(entity, kind):
    viewer = make_coordinator(entity)
    make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity))
    with CaptureQueriesContext(connection) as for_one:
        taken(viewer, kind)

    for _ in range(3):
        make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity))
    with CaptureQueriesContext(connection) as for_four:
        taken(viewer, kind)

    assert len(for_four) == len(for_one)
