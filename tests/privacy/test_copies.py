"""A copy of everything about a person."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from mentores.audit.models import Event
from mentores.audit.services import record_reading
from mentores.mentorships.models import MentorshipMove
from mentores.privacy.services import copy_of
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, after
from tests.factories.participants import make_answers, make_mentee, make_mentor
from tests.factories.partners import make_coordinator, make_entity, make_reader, make_technician


def test_everything_that_was_said_stands_in_it(db):
    entity = make_entity()
    person = make_person("Amina Única", email="amina@example.org")
    make_application(entity, person=person, answers=make_answers(gender="F"))

    copy = copy_of(person, by=make_technician(entity), at=after(days=1))

    text = json.dumps(copy.as_json(), ensure_ascii=False)
    said = {fact.value for section in copy.sections for row in section.rows for fact in row}
    assert [word for word in ("Amina Única", "amina@example.org", '"gender": "F"') if word not in text] == []
    assert {"Amina Única", "amina@example.org", "mulher"} <= said
    assert [value for value in said if value.startswith(("person ", "profile ", "{"))] == []
    assert copy.elsewhere is False


def test_no_secret_stands_in_it(db):
    entity = make_entity()
    application = make_application(entity)

    text = json.dumps(copy_of(application.person, by=make_coordinator(entity), at=NOON).as_json())

    assert [word for word in ("password", "form_key", "session_key", "folded_name") if f'"{word}"' in text] == []


def test_nothing_of_the_other_person_of_a_mentorship_stands_in_it(db):
    entity = make_entity()
    mentee = make_mentee(entity, person=make_person("Amina Única"))
    mentor = make_mentor(person=make_person("Rui Outro", email="rui@example.org"))
    make_mentorship(mentor=mentor, mentee=mentee)
    MentorshipMove.objects.update(note="Rui Outro perdeu o emprego.")

    text = json.dumps(copy_of(mentee.person, by=make_coordinator(entity), at=NOON).as_json(), ensure_ascii=False)

    assert ("Amina Única" in text, "Rui" in text, "emprego" in text) == (True, False, False)


def test_it_says_who_has_opened_the_data_and_that_another_entity_has_more(db):
    person = make_person()
    here = make_entity("Aqui")
    application = make_application(here, person=person)
    make_application(make_entity("Ali"), person=person, side="mentor")
    coordinator = make_coordinator(here)
    record_reading("application", application.public_id, by=coordinator, at=NOON)

    copy = copy_of(person, by=coordinator, at=after(days=1))

    assert copy.elsewhere is True
    assert [(one.role, one.entity) for one in copy.opened] == [("coordinator", "Aqui")]
    assert [row["side"] for row in copy.data["admissions.Application"]] == ["mentee"]


def test_making_a_copy_is_recorded_and_only_staff_of_the_entity_makes_one(db):
    entity = make_entity()
    application = make_application(entity)
    copy_of(application.person, by=make_technician(entity), at=NOON)

    for by in (make_reader(entity), make_coordinator(make_entity())):
        with pytest.raises(PermissionDenied):
            copy_of(application.person, by=by, at=NOON)

    assert list(Event.objects.filter(app="privacy").values_list("act", "subject")) == [
        ("copy", application.person.public_id)
    ]
