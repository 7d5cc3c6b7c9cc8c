"""The one paper of a mentor, and what the entity makes sure of beside it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from mentores.access.services.codes import WrongCode
from mentores.accounts.viewer import through_link
from mentores.consents.purposes import VOLUNTEER_PROGRAMME
from mentores.consents.services import publish
from mentores.core.languages import BY_CODE
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging.models import Message
from mentores.participants.first_paper import load_first_paper
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Mentor, Paper, Reference
from mentores.participants.papers import (
    may_stay,
    mentor_of_link,
    paper_of,
    programme_text,
    references_for,
)
from mentores.participants.services import papers
from tests.factories.accounts import as_participant, make_person
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentor
from tests.factories.partners import make_entity, make_reader, make_technician
from tests.factories.training import make_paper, make_programme_text


@pytest.fixture
def text(db):
    return make_programme_text()


@pytest.fixture
def learner(text):
    return make_mentor(state=MentorState.IN_TRAINING)


def by_link(mentor):
    return through_link(mentor.person, purpose="paper", kind="mentor", subject=mentor.public_id)


def code_in_the_mail():
    found = re.search(r"^[A-Z0-9]{6}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[0]


def sign(mentor, text, code, *, by=None):
    return papers.sign(mentor, text=text, language="pt", code=code, by=by or by_link(mentor), at=NOON)


def test_the_first_text_is_there_in_the_languages_that_are_written_and_is_loaded_once(text):
    assert {"ar", "en", "pt"} <= text.body.keys() <= BY_CODE.keys()
    assert load_first_paper() == 0


def test_the_mentor_signs_on_screen_with_the_code_that_was_sent(learner, text):
    target = papers.send_signing_code(learner, by=by_link(learner), at=NOON)

    paper = sign(learner, text, code_in_the_mail())

    assert (target, paper.target) == (learner.person.contact_email, learner.person.contact_email)
    assert (paper.how, paper.signed_on, paper.text, paper.entity) == ("screen", TODAY, text, learner.entity)


def test_the_message_with_the_code_says_what_it_is_for(text):
    reader = make_mentor(state=MentorState.IN_TRAINING, person=make_person(language="en"))

    papers.send_signing_code(reader, by=by_link(reader), at=NOON)

    assert "With this code you sign the paper" in str(mail.outbox[-1].body)


def test_a_wrong_code_signs_nothing(learner, text):
    papers.send_signing_code(learner, by=by_link(learner), at=NOON)

    with pytest.raises(WrongCode):
        sign(learner, text, "222222")

    assert paper_of(learner) is None


def test_a_text_that_has_changed_meanwhile_is_not_signed(learner, text):
    publish(VOLUNTEER_PROGRAMME, body={"pt": "Novo."}, since=TODAY)

    with pytest.raises(ActNotPossible):
        sign(learner, text, "222222")


def test_whoever_has_no_mail_and_no_telephone_signs_on_paper(text):
    mentor = make_mentor(person=make_person(email="", phone=""))

    with pytest.raises(papers.NoWay):
        papers.send_signing_code(mentor, by=by_link(mentor), at=NOON)

    assert make_paper(mentor).how == "paper"


def test_nobody_signs_for_a_mentor(learner, text):
    other = make_mentor()
    strangers = [as_participant(other.person), by_link(other), make_technician(learner.entity)]

    for stranger in strangers:
        with pytest.raises(PermissionDenied):
            papers.send_signing_code(learner, by=stranger, at=NOON)
        with pytest.raises(PermissionDenied):
            sign(learner, text, "222222", by=stranger)


def test_only_the_people_of_the_entity_write_down_what_was_signed_and_seen(learner):
    for other in (make_reader(learner.entity), make_technician(make_entity()), by_link(learner)):
        for act in (
            lambda who=other: papers.ask_to_sign(learner, by=who, at=NOON),
            lambda who=other: papers.record_paper(learner, signed_on=TODAY, language="pt", by=who, at=NOON),
            lambda who=other: papers.note_stay(learner, is_valid=True, on=TODAY, by=who, at=NOON),
            lambda who=other: papers.ask_reference(
                learner, name="Rui", email="rui@example.org", language="pt", by=who, at=NOON
            ),
        ):
            with pytest.raises(PermissionDenied):
                act()


def test_the_same_version_is_signed_once(learner):
    first, second = make_paper(learner), make_paper(learner)

    assert (first, Paper.objects.count()) == (second, 1)


def test_a_paper_recorded_by_mistake_counts_no_longer_and_can_be_signed_again(learner):
    technician = make_technician(learner.entity)
    papers.strike_out_paper(make_paper(learner), by=technician, at=NOON)
    before = paper_of(learner)

    again = make_paper(learner)

    assert (before, paper_of(learner)) == (None, again)


def test_a_paper_is_between_the_mentor_and_one_entity(learner):
    make_paper(learner)

    Mentor.objects.filter(pk=learner.pk).update(entity=make_entity())

    assert paper_of(Mentor.objects.get(pk=learner.pk)) is None


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1)])
def test_nothing_is_signed_or_seen_on_a_day_to_come(learner, day):
    technician = make_technician(learner.entity)

    with pytest.raises(ActNotPossible):
        papers.record_paper(learner, signed_on=day, language="pt", by=technician, at=NOON)
    with pytest.raises(ActNotPossible):
        papers.note_stay(learner, is_valid=True, on=day, by=technician, at=NOON)


def test_without_a_text_nothing_is_asked_for(db):
    mentor = make_mentor()

    with pytest.raises(papers.NoText):
        papers.ask_to_sign(mentor, by=make_technician(mentor.entity), at=NOON)

    assert programme_text(on=TODAY) is None


def test_a_mentor_who_has_left_signs_nothing(text):
    mentor = make_mentor(state=MentorState.INACTIVE)

    with pytest.raises(ActNotPossible):
        make_paper(mentor)


def test_a_new_link_to_sign_closes_the_one_before(learner):
    technician = make_technician(learner.entity)

    for hours in (0, 1):
        papers.ask_to_sign(learner, by=technician, at=after(hours=hours))

    links = learner.person.links.filter(purpose="paper").order_by("pk")
    assert [link.is_open(at=after(hours=2)) for link in links] == [False, True]
    assert mentor_of_link(by_link(learner)) == learner


def test_what_was_last_seen_of_the_right_to_stay_counts(learner):
    technician = make_technician(learner.entity)
    before = may_stay(learner)

    for is_valid in (True, False):
        papers.note_stay(learner, is_valid=is_valid, on=TODAY, by=technician, at=NOON)

    assert (before, may_stay(learner)) == (None, False)


def asked(mentor):
    return papers.ask_reference(
        mentor, name="Rui", email="rui@example.org", language="en", by=make_technician(mentor.entity), at=NOON
    )


def test_somebody_whom_the_mentor_named_answers_once_through_the_link(learner):
    reference = asked(learner)
    by = through_link(None, purpose="reference", kind="reference", subject=reference.public_id)

    papers.answer_reference(reference, recommends=True, answer=" Conheço-a há anos. ", by=by, at=NOON)

    reference.refresh_from_db()
    assert (reference.recommends, reference.answer) == (True, "Conheço-a há anos.")
    assert Message.objects.get(notice="participants/reference_wanted").address == "rui@example.org"
    with pytest.raises(ActNotPossible):
        papers.answer_reference(reference, recommends=False, answer="", by=by, at=NOON)


def test_references_are_for_those_who_work_on_the_case(learner):
    reference = asked(learner)
    who = [make_technician(learner.entity), make_reader(learner.entity), make_technician(make_entity())]

    seen = [list(references_for(viewer, learner)) for viewer in who]

    assert seen == [[reference], [], []]


def test_no_more_than_five_people_are_asked(learner):
    for _ in range(papers.REFERENCES_MAX):
        asked(learner)

    with pytest.raises(ActNotPossible):
        asked(learner)

    assert Reference.objects.count() == papers.REFERENCES_MAX
