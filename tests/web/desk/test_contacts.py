"""The desk tells people whom no message reached."""

import pytest
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.audit.models import Event, Reading
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.messaging.limit import MOST
from mentores.messaging.models import How, Message, State, Tried
from mentores.messaging.services import send
from mentores.messaging.wording import address_of_button
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.links import make_link
from tests.factories.mentorships import make_mentorship
from tests.factories.messaging import make_message
from tests.factories.moments import NOON
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_entity, make_technician
from tests.web.desk.visiting import colleague, queries, rows, said, seated, text_of

LIST = "/desk/contacts/"
LANDLINE = "+351212345678"


@pytest.fixture
def entity(db):
    return make_entity()


def somebody(name: str = "", **more):
    return make_person(name, email="", language="en", **more)


def undelivered(entity, name: str = "Ana Silva", **more) -> Message:
    """A message to a mentee of the entity that went nowhere."""
    mentee = make_mentee(entity, person=somebody(name, phone=LANDLINE))
    Message.objects.all().delete()
    return make_message(mentee.person, state=State.NO_ADDRESS, **more)


def listed(entity) -> list[str]:
    return rows(seated(colleague(entity)).get(LIST))


def test_the_list_says_whom_to_call_and_why(entity):
    undelivered(entity)

    text = text_of(seated(colleague(entity)).get(LIST))

    assert "Ana Silva" in text
    assert "We have no e-mail address and no mobile number of this person." in text
    assert "+351 21 234 5678" in text


@pytest.mark.parametrize("part", [make_mentor, make_mentee])
def test_mentors_and_mentees_of_the_entity_are_on_the_list_and_those_of_others_are_not(entity, part):
    for of, name in ((entity, "Ana Nossa"), (make_entity(), "Rui Outro")):
        person = part(of, person=make_person(name)).person
        make_message(person, state=State.FAILED)

    assert listed(entity) == ["Ana Nossa"]


def test_applicants_and_colleagues_are_on_the_list(entity):
    application = make_application(entity, person=make_person("Ana Nova"))
    technician = make_technician(entity, person=make_person("Rui Colega"))
    for person in (application.person, technician.person):
        make_message(person, state=State.UNCERTAIN)

    assert listed(entity) == ["Ana Nova", "Rui Colega"]


def test_what_another_entity_wrote_about_its_own_case_stays_away(entity):
    person = make_person("Ana Duas")
    before = make_application(make_entity(), person=person, state="not_accepted")
    make_application(entity, person=person)
    refusal = Message.objects.get(notice="admissions/not_accepted")
    Message.objects.filter(pk=refusal.pk).update(state=State.FAILED)

    assert (refusal.about_id, listed(entity)) == (before.public_id, [])
    assert seated(colleague(entity)).get(f"{LIST}{refusal.public_id}").status_code == 404


@pytest.mark.parametrize("state", [State.WAITING, State.SENT, State.HELD, State.TOLD, State.CANCELLED])
def test_only_what_reached_nobody_is_listed(entity, state):
    mentee = make_mentee(entity, person=make_person("Ana Silva"))
    make_message(mentee.person, state=state)

    assert listed(entity) == []


def test_somebody_who_asked_for_a_call_is_listed_with_that_reason(entity):
    person = make_mentee(entity, person=make_person("Ana Silva", language="en")).person
    person.contact_by = "call"
    person.save()
    send(person, "matching/came_to_nothing", at=NOON)

    assert "This person asked to be called." in text_of(seated(colleague(entity)).get(LIST))


def test_somebody_who_has_had_enough_messages_is_told_and_not_written_to(entity):
    person = make_mentee(entity, person=make_person("Ana Silva", language="en")).person
    for _ in range(MOST + 1):
        message = send(person, "matching/came_to_nothing", at=timezone.now())

    page = text_of(seated(colleague(entity)).get(f"{LIST}{message.public_id}"))

    assert "This person has had 12 messages in three months." in page
    assert ("Told by telephone" in page, "Send the message again" in page) == (True, False)


def test_an_empty_list_says_who_would_be_here(entity):
    assert "Everybody has been reached" in text_of(seated(colleague(entity)).get(LIST))


def test_the_page_says_what_to_tell_in_the_language_of_the_person(entity):
    message = undelivered(entity)

    page = seated(colleague(entity)).get(f"{LIST}{message.public_id}")

    assert "Hello Ana," in text_of(page)
    assert '<article lang="en" dir="ltr">' in page.content.decode()
    assert Reading.objects.filter(kind="message", subject=message.public_id).count() == 1


def test_who_does_not_read_the_language_of_the_person_reads_an_example_in_the_own(entity):
    mentor = make_mentor(entity, person=make_person("Ana Silva", email="", language="ar"))
    message = send(mentor.person, "evaluations/asked", at=NOON)

    page = seated(colleague(entity)).get(f"{LIST}{message.public_id}")

    assert '<article lang="ar" dir="rtl">' in page.content.decode()
    assert "Please tell us how it was: it takes less than a minute." in text_of(page)


def test_the_link_is_shown_to_whoever_works_on_cases_and_to_no_reader(entity):
    mentor = make_mentor(entity, person=somebody())
    link = make_link(mentor.person, purpose="rating", kind="rating")
    message = send(mentor.person, "evaluations/asked", link=link, at=NOON)
    address = f"{LIST}{message.public_id}"

    pages = [text_of(seated(colleague(entity, role)).get(address)) for role in (Role.TECHNICIAN, Role.READER)]

    assert [address_of_button(message) in page for page in pages] == [True, False]


@pytest.mark.parametrize(("email", "is_shown"), [("ana@example.org", False), ("", True)])
def test_nobody_else_makes_a_login_of_a_mailbox_that_its_link_never_reached(entity, email, is_shown):
    mentor = make_mentor(entity, person=make_person("Ana Silva", email=email, phone=LANDLINE))
    link = make_link(mentor.person, purpose="claim", kind="person", subject=mentor.person.public_id)
    message = send(mentor.person, "evaluations/asked", link=link, at=NOON)
    Message.objects.filter(pk=message.pk, state=State.WAITING).update(state=State.FAILED)

    page = seated(colleague(entity)).get(f"{LIST}{message.public_id}")

    assert (page.status_code, address_of_button(message) in text_of(page)) == (200, is_shown)


def test_what_a_mentee_of_another_entity_shared_is_not_shown_to_the_mentors_entity(entity):
    elsewhere = make_entity()
    mentor, mentee = make_mentor(entity, person=somebody("Ana Silva")), make_mentee(elsewhere)
    one = make_mentorship(mentor=mentor, mentee=mentee, state=MentorshipState.PREPARATION)
    words = {"other": "Rui", "entity": "Sul", "email": "rui@example.org", "phone": ""}
    Message.objects.all().delete()
    told = [
        send(person, "mentorships/opened", context=words, about=one, at=NOON)
        for person in (mentor.person, mentee.person)
    ]
    Message.objects.update(state=State.FAILED, address="gone@example.org")

    pages = [
        text_of(seated(colleague(of)).get(f"{LIST}{message.public_id}"))
        for of, message in zip((entity, elsewhere), told, strict=True)
    ]

    assert ["rui@example.org" in page for page in pages] == [False, True]
    assert "You are a pair The rest is only for this person" in pages[0]


@pytest.mark.parametrize("how", How.values)
def test_who_has_told_somebody_notes_how_and_the_line_goes(entity, how):
    message, by = undelivered(entity), colleague(entity)

    page = seated(by).post(f"{LIST}{message.public_id}/tell", {"how": how}, follow=True)

    message.refresh_from_db()
    assert (message.state, message.told_how, rows(page)) == (State.TOLD, how, [])
    assert said(page) == ["It is noted that this person has been told."]
    assert Event.objects.get(act="mark_told").person_id == by.person_id


def test_a_message_is_sent_again_to_the_address_of_today(entity):
    message = undelivered(entity)
    person = message.person
    assert person is not None
    person.contact_email = "ana@example.org"
    person.save()

    page = seated(colleague(entity)).post(f"{LIST}{message.public_id}/send-again", follow=True)

    message.refresh_from_db()
    assert (message.address, said(page)) == ("ana@example.org", ["The message is being sent again."])


def test_without_a_way_it_is_not_offered_to_send_again_and_refused_in_a_sentence(entity):
    message, browser = undelivered(entity), seated(colleague(entity))
    address = f"{LIST}{message.public_id}"

    offered = "Send the message again" in text_of(browser.get(address))
    page = browser.post(f"{address}/send-again", follow=True)

    assert (offered, rows(page)) == (False, ["Ana Silva"])
    assert said(page) == ["Nothing was changed: this is no longer possible. The page shows how things are now."]


def test_what_was_told_twice_is_told_once(entity):
    message, browser = undelivered(entity), seated(colleague(entity))

    for status in (302, 404):
        assert browser.post(f"{LIST}{message.public_id}/tell", {"how": "phone"}).status_code == status

    assert Event.objects.filter(act="mark_told").count() == 1


def test_a_way_that_does_not_exist_is_not_noted(entity):
    message = undelivered(entity)

    assert seated(colleague(entity)).post(f"{LIST}{message.public_id}/tell", {"how": "dream"}).status_code == 404


def test_today_counts_whom_to_contact(entity):
    undelivered(entity)

    assert "1 message reached nobody. Tell the person another way." in text_of(seated(colleague(entity)).get("/desk/"))


def test_a_longer_list_asks_no_more_questions(entity):
    undelivered(entity)
    browser = seated(colleague(entity))
    browser.get(LIST)
    few = queries(browser, LIST)
    for _ in range(4):
        mentee = make_mentee(entity, person=somebody())
        make_message(mentee.person, state=State.NO_ADDRESS)

    assert queries(browser, LIST) == few


@pytest.mark.parametrize("outcome", Tried)
def test_an_attempt_in_vain_is_noted_with_one_tap_and_the_line_stays(entity, outcome):
    message = undelivered(entity)

    page = seated(colleague(entity)).post(f"{LIST}{message.public_id}/try", {"outcome": outcome}, follow=True)

    message.refresh_from_db()
    assert (message.state, message.tries, message.tried) == (State.NO_ADDRESS, 1, outcome)
    assert (said(page), rows(page)) == (["The attempt is noted. The person stays on the list."], ["Ana Silva"])
    assert "1 attempt, on" in text_of(seated(colleague(entity)).get(f"{LIST}{message.public_id}"))


@pytest.mark.parametrize("sent", [{}, {"outcome": "flew away"}])
def test_an_attempt_that_no_button_sends_is_not_noted(entity, sent):
    message = undelivered(entity)

    assert seated(colleague(entity)).post(f"{LIST}{message.public_id}/try", sent).status_code == 404


@pytest.mark.parametrize(
    ("how", "reached"), [(How.PHONE, True), (How.IN_PERSON, True), (How.LETTER, False)], ids=["phone", "here", "letter"]
)
def test_the_terms_of_an_application_run_from_the_talk_and_never_from_a_letter(entity, how, reached):
    application = make_application(entity, person=somebody("Ana Nova", phone=LANDLINE))
    message = Message.objects.get(notice="admissions/received")

    seated(colleague(entity)).post(f"{LIST}{message.public_id}/tell", {"how": how})

    application.refresh_from_db()
    assert (application.reached_at is not None, application.state) == (
        reached,
        "in_review" if reached else "submitted",
    )


def test_an_attempt_in_vain_stands_on_the_application_too(entity):
    application = make_application(entity, person=somebody("Ana Nova", phone=LANDLINE))
    message = Message.objects.get(notice="admissions/received")

    seated(colleague(entity)).post(f"{LIST}{message.public_id}/try", {"outcome": Tried.NO_ANSWER})

    assert list(application.contacts.values_list("outcome", flat=True)) == ["no_answer"]


def test_the_text_to_copy_ends_with_the_link_of_the_person(entity):
    make_application(entity, person=somebody("Ana Nova", phone=LANDLINE))
    message = Message.objects.get(notice="admissions/received")

    page = seated(colleague(entity)).get(f"{LIST}{message.public_id}")

    html = page.content.decode()
    assert page.context["to_copy"].endswith(address_of_button(message))
    assert ('<textarea id="saying"' in html, "[" in page.context["to_copy"]) == (True, False)


def test_a_slip_is_printed_with_the_link_as_a_code(entity):
    make_application(entity, person=somebody("Ana Nova", phone=LANDLINE))
    message = Message.objects.get(notice="admissions/received")

    page = seated(colleague(entity)).get(f"{LIST}{message.public_id}/slip")

    html = page.content.decode()
    assert (address_of_button(message) in html, '<svg width="' in html, "data-print" in html) == (True, True, True)


def test_a_slip_without_a_link_has_no_code(entity):
    message = undelivered(entity)

    html = seated(colleague(entity)).get(f"{LIST}{message.public_id}/slip").content.decode()

    assert ("Ana Silva" in html, "qrline" in html) == (True, False)


def test_readers_print_no_slips(entity):
    message = undelivered(entity)

    assert seated(colleague(entity, Role.READER)).get(f"{LIST}{message.public_id}/slip").status_code == 403
