"""Putting a profile right, and what is kept of how it was."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.audit.models import Event
from mentores.participants.models import ProfileCheck, Side
from mentores.participants.selectors import history_of, known_right_on
from mentores.participants.services.profiles import Answers, revise
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.admissions import make_application
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_coordinator, make_entity, make_reader, make_technician
from tests.factories.territories import LISBOA

PORTO = "1312"


def test_a_change_keeps_who_when_which_fields_and_the_codes_that_stood_there(db):
    mentee = make_mentee()
    technician = make_technician(mentee.entity)

    revise(
        mentee.profile,
        Answers(municipality_id=PORTO, own_words="I look for a house."),
        areas={Side.MENTEE: ["EMP-CV", "SER-DOC"]},
        languages={"uk": "native"},
        by=technician,
        at=NOON,
    )

    change = history_of(mentee.profile)[0]
    assert (change.person, change.role, change.entity_id, change.at) == (
        technician.person,
        technician.role,
        mentee.entity_id,
        NOON,
    )
    assert sorted(change.fields) == ["languages", "mentee_areas", "municipality_id", "own_words"]
    assert change.before == {"municipality_id": LISBOA, "mentee_areas": ["SER-DOC"], "languages": {"pt": "B2"}}
    mentee.profile.refresh_from_db()
    assert (mentee.profile.municipality_id, mentee.profile.own_words) == (PORTO, "I look for a house.")
    assert Event.objects.filter(act="revise", subject=mentee.person.public_id).count() == 1


def test_words_that_were_taken_back_are_kept_nowhere(db):
    mentor = make_mentor()
    by = as_participant(mentor.person)
    revise(mentor.profile, Answers(municipality_id=LISBOA, why="Because of my illness."), by=by, at=NOON)

    change = revise(mentor.profile, Answers(municipality_id=LISBOA, why=""), by=by, at=after(days=1))

    assert change is not None
    assert (change.fields, change.before) == (["why"], {})


def test_the_other_side_and_what_was_not_asked_stay(db):
    mentor = make_mentor(areas=["EMP-CV"])
    make_mentee(mentor.entity, person=mentor.person)

    revise(
        mentor.profile,
        Answers(municipality_id=LISBOA),
        areas={Side.MENTOR: ["SER-DOC"]},
        by=as_participant(mentor.person),
        at=NOON,
    )

    kept = mentor.profile.areas.order_by("side").values_list("side", "area_id")
    assert list(kept) == [("mentee", "SER-DOC"), ("mentor", "SER-DOC")]
    assert dict(mentor.profile.languages.values_list("language_id", "level")) == {"pt": "B2"}


def test_nothing_different_leaves_no_history_and_settles_the_yearly_question(db):
    mentor = make_mentor()
    check = ProfileCheck.objects.create(profile=mentor.profile, asked_at=NOON)

    change = revise(mentor.profile, Answers(municipality_id=LISBOA), by=as_participant(mentor.person), at=after(days=1))

    check.refresh_from_db()
    assert (change, history_of(mentor.profile), check.settled_at) == (None, [], after(days=1))


def test_an_unknown_value_changes_nothing(db):
    mentor = make_mentor()
    wrong = replace(Answers(municipality_id=LISBOA), mode="by_pigeon")

    with pytest.raises(ValidationError):
        revise(mentor.profile, wrong, by=as_participant(mentor.person), at=NOON)

    assert history_of(mentor.profile) == []


def test_the_person_the_own_entity_and_nobody_else_puts_it_right(db):
    mentor = make_mentor()
    own = [as_participant(mentor.person), make_technician(mentor.entity), make_coordinator(mentor.entity)]
    others = [
        VISITOR,
        SYSTEM,
        as_participant(make_person()),
        make_reader(mentor.entity),
        make_technician(make_entity()),
        make_appointed("national_coordinator"),
    ]

    for viewer in own:
        revise(mentor.profile, Answers(municipality_id=LISBOA), by=viewer, at=NOON)
    for viewer in others:
        with pytest.raises(PermissionDenied):
            revise(mentor.profile, Answers(municipality_id=LISBOA), by=viewer, at=NOON)


def test_whoever_decides_about_an_application_puts_its_answers_right(db):
    entity = make_entity()
    application = make_application(entity)

    change = revise(application.profile, Answers(municipality_id=PORTO), by=make_technician(entity), at=NOON)

    assert change is not None
    with pytest.raises(PermissionDenied):
        revise(application.profile, Answers(municipality_id=PORTO), by=make_technician(make_entity()), at=NOON)


def test_the_answers_are_known_to_be_right_since_the_last_change_or_word(db):
    mentor = make_mentor()
    by = as_participant(mentor.person)
    before = known_right_on(mentor.profile)

    revise(mentor.profile, Answers(municipality_id=PORTO), by=by, at=NOON)

    assert (before, known_right_on(mentor.profile)) == (None, TODAY)
