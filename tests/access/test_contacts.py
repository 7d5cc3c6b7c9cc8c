"""Whether what we write reaches a person: a code goes to the contact and comes back."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from mentores.access.models import Code
from mentores.access.services.codes import WrongCode
from mentores.access.services.contacts import ask_contact, confirm_contact
from mentores.accounts.viewer import VISITOR, Viewer, through_link
from mentores.audit.models import Event
from tests.factories.accounts import make_person
from tests.factories.moments import NOON


def code_in_the_newest_message() -> str:
    found = re.search(r"^[A-Z0-9]{6}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[0]


def with_the_link_of(person) -> Viewer:
    return through_link(person, purpose="application", kind="application", subject="abcdefghjkmn")


def test_the_code_that_comes_back_confirms_the_contact(db):
    person = make_person(language="en")

    asked = ask_contact(person, at=NOON)
    confirm_contact(person, code_in_the_newest_message(), by=with_the_link_of(person), at=NOON)

    person.refresh_from_db()
    assert (asked, person.contact_confirmed_at) == (True, NOON)
    assert [(event.act, event.subject) for event in Event.objects.all()] == [("confirm_contact", person.public_id)]


def test_a_contact_that_is_confirmed_is_not_asked_again(db):
    person = make_person(language="en")
    ask_contact(person, at=NOON)
    confirm_contact(person, code_in_the_newest_message(), by=with_the_link_of(person), at=NOON)

    again = ask_contact(person, at=NOON)
    confirm_contact(person, "WRONG2", by=with_the_link_of(person), at=NOON + timedelta(days=1))

    assert (again, person.contact_confirmed_at) == (False, NOON)


def test_a_wrong_code_is_counted_and_confirms_nothing(db):
    person = make_person()
    ask_contact(person, at=NOON)

    with pytest.raises(WrongCode):
        confirm_contact(person, "BBBBBB", by=with_the_link_of(person), at=NOON)

    person.refresh_from_db()
    assert (person.contact_confirmed_at, Code.objects.get().guesses) == (None, 1)


def test_nobody_else_confirms(db):
    person = make_person()
    ask_contact(person, at=NOON)

    for by in (VISITOR, with_the_link_of(make_person())):
        with pytest.raises(PermissionDenied):
            confirm_contact(person, "BBBBBB", by=by, at=NOON)


@pytest.mark.parametrize(
    ("gateway", "phone", "asked"),
    [("", "+351912345678", False), ("x", "+351912345678", True), ("x", "+351213456789", False)],
)
def test_a_telephone_is_asked_where_text_messages_leave_for_it(db, settings, gateway, phone, asked):
    settings.MESSAGING_SMS = gateway
    person = make_person(email="", phone=phone)

    assert ask_contact(person, at=NOON) == asked
