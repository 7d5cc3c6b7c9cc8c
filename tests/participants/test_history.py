"""Putting a profile right, and what is kept of how it was."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.models import GenderWish, ProfileChange, ProfileCheck, Side
from mentores.participants.selectors import history_of, known_right_on, to_put_back
from mentores.participants.services.profiles import Answers, put_back, revise
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


def changed(profile, *, at=NOON, areas=None, languages=None, **answers) -> ProfileChange:
    by = as_participant(profile.person)
    said = {"municipality_id": profile.municipality_id, **answers}
    change = revise(profile, Answers(**said), areas=areas, languages=languages, by=by, at=at)
    assert change is not None
    profile.refresh_from_db()
    return change


def test_a_slip_is_put_back_by_whoever_knows_the_person_and_kept_as_a_change(db):
    mentee = make_mentee()
    profile = mentee.profile
    slip = changed(
        profile, municipality_id=PORTO, hours_a_month=4, areas={Side.MENTEE: ["EMP-CV"]}, languages={"uk": "native"}
    )

    back = put_back(slip, by=make_technician(mentee.entity), at=after(days=1))

    profile.refresh_from_db()
    assert (profile.municipality_id, profile.hours_a_month) == (LISBOA, None)
    assert list(profile.areas.values_list("area_id", flat=True)) == ["SER-DOC"]
    assert dict(profile.languages.values_list("language_id", "level")) == {"pt": "B2"}
    assert back is not None
    assert (back.fields, back.before["municipality_id"]) == (slip.fields, PORTO)
    assert Event.objects.filter(act="put_back", subject=mentee.person.public_id).count() == 1


def test_what_was_put_back_can_be_put_back_again(db):
    profile = make_mentor().profile
    by = as_participant(profile.person)
    back = put_back(changed(profile, municipality_id=PORTO), by=by, at=after(days=1))
    assert back is not None

    put_back(back, by=by, at=after(days=2))

    profile.refresh_from_db()
    assert profile.municipality_id == PORTO


def test_what_was_changed_again_since_is_not_put_back_and_what_was_not_is(db):
    profile = make_mentor().profile
    first = changed(profile, municipality_id=PORTO)
    other = changed(profile, mode="online", at=after(days=1))
    last = changed(profile, municipality_id=LISBOA, at=after(days=2))
    by = as_participant(profile.person)

    with pytest.raises(ActNotPossible):
        put_back(first, by=by, at=after(days=3))

    assert to_put_back(profile) == [last, other]
    profile.refresh_from_db()
    assert profile.municipality_id == LISBOA


def test_a_later_registration_for_the_other_part_may_have_touched_everything(db):
    profile = make_mentor().profile
    slip = changed(profile, municipality_id=PORTO)
    make_application(person=profile.person, at=after(days=1))

    with pytest.raises(ActNotPossible):
        put_back(slip, by=as_participant(profile.person), at=after(days=2))


def test_words_and_a_situation_are_said_anew_not_put_back(db):
    profile = make_mentee().profile

    slip = changed(profile, public="refugee", why="I like it.")

    assert (sorted(slip.fields), to_put_back(profile)) == (["public", "why"], [])


def test_an_answer_that_does_not_go_with_the_others_any_more_is_not_put_back(db):
    profile = make_mentor().profile
    changed(profile, gender="F", gender_wish=GenderWish.SAME_GENDER)
    wish = changed(profile, gender_wish=GenderWish.NONE, at=after(days=1))
    changed(profile, gender="X", at=after(days=2))

    with pytest.raises(ActNotPossible):
        put_back(wish, by=as_participant(profile.person), at=after(days=3))

    assert len(history_of(profile)) == 3


def test_who_may_not_revise_does_not_put_back(db):
    mentor = make_mentor()
    slip = changed(mentor.profile, municipality_id=PORTO)

    for viewer in (
        VISITOR,
        SYSTEM,
        as_participant(make_person()),
        make_reader(mentor.entity),
        make_technician(make_entity()),
    ):
        with pytest.raises(PermissionDenied):
            put_back(slip, by=viewer, at=after(days=1))
