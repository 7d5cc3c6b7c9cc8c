"""A login begins with a link that opens once."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied

from mentores.accounts.models import ContactBy, User
from mentores.accounts.services import claim
from mentores.accounts.viewer import through_link
from mentores.messaging.models import Message
from tests.factories.accounts import as_participant, make_person
from tests.web.links.opening import address, link_to, now


def page_of(person: User) -> str:
    return address(link_to(person, "claim", person.public_id))


def test_one_tap_confirms_the_address_and_signs_in(client, db):
    person = make_person(email="Fatima@Example.org")

    answer = client.post(page_of(person))

    assert list(EmailAddress.objects.values_list("user", "email", "verified", "primary")) == [
        (person.pk, "fatima@example.org", True, True)
    ]
    assert (answer.status_code, client.session["_auth_user_id"]) == (302, str(person.pk))


def test_the_link_opens_once(client, db):
    person = make_person()
    page = page_of(person)
    client.post(page)
    client.logout()

    answers = [client.get(page), client.post(page)]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert "_auth_user_id" not in client.session


def test_an_address_somebody_else_signs_in_with_is_refused_on_this_page_only(client, db):
    mother, daughter = make_person(email="familia@example.org"), make_person(email="Familia@example.org")
    client.post(page_of(mother))
    client.logout()

    answer = client.post(page_of(daughter))

    assert (answer.status_code, EmailAddress.objects.get().user) == (422, mother)
    assert "_auth_user_id" not in client.session


def test_who_has_no_address_is_told_how_to_go_on(client, db):
    page = page_of(make_person(email=""))

    answers = [client.get(page), client.post(page)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert EmailAddress.objects.count() == 0


def test_who_is_written_to_by_telephone_proves_that_and_no_mailbox(client, db):
    person = make_person(email="somebody.else@example.org", phone="+351912345678")
    User.objects.update(contact_by=ContactBy.SMS)
    page = page_of(person)

    shown, answer = client.get(page), client.post(page)

    assert "somebody.else@example.org" not in shown.content.decode()
    assert (answer.status_code, EmailAddress.objects.count()) == (200, 0)
    assert Message.objects.values_list("phone", "is_code").get() == ("+351912345678", True)


def test_a_second_address_takes_the_place_of_the_first(client, db):
    person = make_person()
    client.post(page_of(person))
    person.contact_email = "novo@example.org"
    person.save(update_fields=["contact_email"])

    client.post(page_of(person))

    assert list(EmailAddress.objects.filter(primary=True).values_list("email", flat=True)) == ["novo@example.org"]


def test_only_a_link_for_it_makes_a_login(db):
    person = make_person()
    other = make_person()
    viewers = [
        as_participant(person),
        through_link(person, purpose="rating", kind="person", subject=person.public_id),
        through_link(person, purpose="claim", kind="person", subject=other.public_id),
    ]

    for viewer in viewers:
        with pytest.raises(PermissionDenied):
            claim(person, by=viewer, at=now())

    assert EmailAddress.objects.count() == 0
