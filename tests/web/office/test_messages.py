"""The office decides what the brake holds, and sees how much reached nobody, without names."""

import pytest

from mentores.accounts.roles import Role
from mentores.messaging.models import Message, State
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application_without_owner
from tests.factories.messaging import make_message
from tests.web.desk.visiting import queries, said, text_of
from tests.web.office.sitting import seated

PAGE = "/office/messages/"
NOTICE = "matching/came_to_nothing"


def states() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def test_nothing_held_says_what_would_be_here(db):
    text = text_of(seated(Role.NATIONAL_COORDINATOR).get(PAGE))

    assert "Nothing is held back" in text
    assert "Every message has reached its person" in text


def test_what_is_held_stands_on_the_first_page_and_is_named_by_its_notice(db):
    for _ in range(2):
        make_message(make_person(), state=State.HELD)
    browser = seated(Role.NATIONAL_COORDINATOR)

    pages = [text_of(browser.get(address)) for address in ("/office/", PAGE)]

    assert "2 messages are held back" in pages[0]
    assert "The pair came to nothing 2 messages, the first written on" in pages[1]


@pytest.mark.parametrize(
    ("act", "state", "sentence"),
    [
        ("release", State.SENT, "1 message leaves now."),
        ("cancel", State.CANCELLED, "1 message is stopped. Nobody gets it."),
    ],
)
def test_a_coordinator_lets_one_notice_go_or_stops_it(db, mailoutbox, act, state, sentence):
    make_message(make_person(), state=State.HELD)
    make_message(make_person(), notice="admissions/received", state=State.HELD)

    page = seated(Role.NATIONAL_COORDINATOR).post(f"{PAGE}{act}", {"notice": NOTICE}, follow=True)

    assert (states(), said(page)) == ([state, State.HELD], [sentence])


def test_a_technician_sees_what_is_held_and_decides_nothing(db):
    make_message(make_person(), state=State.HELD)
    browser = seated(Role.NATIONAL_TECHNICIAN)

    text, answer = text_of(browser.get(PAGE)), browser.post(f"{PAGE}release", {"notice": NOTICE})

    assert "A national coordinator decides." in text
    assert (answer.status_code, states()) == (403, [State.HELD])


def test_a_decision_about_nothing_is_not_there(db):
    assert seated(Role.NATIONAL_COORDINATOR).post(f"{PAGE}cancel").status_code == 404


def test_what_reached_nobody_is_counted_without_names(db):
    make_message(make_person("Ana Canário"), state=State.FAILED)

    text = text_of(seated(Role.NATIONAL_TECHNICIAN).get(PAGE))

    assert "The pair came to nothing 1" in text
    assert "Canário" not in text


def test_an_applicant_without_an_entity_is_found_by_the_application(db):
    application = make_application_without_owner(person=make_person("Ana Canário", email=""))

    page = seated(Role.NATIONAL_TECHNICIAN).get(PAGE)

    assert f'href="/office/applications/{application.public_id}/"' in page.content.decode()
    assert "Canário" not in text_of(page)


def test_an_organisation_that_was_not_reached_is_called(db):
    message = make_message(None, state=State.FAILED)

    page = seated(Role.NATIONAL_COORDINATOR).post(f"{PAGE}{message.public_id}/tell", follow=True)

    assert (states(), said(page)) == ([State.TOLD], ["It is noted that this person has been told."])


def test_a_message_to_somebody_we_know_is_not_told_from_the_office(db):
    message = make_message(make_person(), state=State.FAILED)

    assert seated(Role.NATIONAL_COORDINATOR).post(f"{PAGE}{message.public_id}/tell").status_code == 404


def test_more_messages_ask_no_more_questions(db):
    make_message(make_person(), state=State.FAILED)
    make_message(None, state=State.FAILED)
    browser = seated(Role.NATIONAL_COORDINATOR)
    browser.get(PAGE)
    few = queries(browser, PAGE)
    for _ in range(3):
        make_message(make_person(), state=State.FAILED)
        make_message(None, state=State.FAILED)

    assert queries(browser, PAGE) == few
