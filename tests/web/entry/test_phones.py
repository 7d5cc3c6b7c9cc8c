"""Signing in with a telephone."""

import pytest
from django.core import mail
from django.test import Client

from mentores.messaging.models import Message
from tests.web.entry.coming_in import CONFIRM, LOGIN, PHONE, signed_in, texted, with_phone
from tests.web.links.opening import address, link_to


@pytest.mark.parametrize("written", [PHONE, "912 345 678", "00351 912-345-678"])
def test_a_code_comes_by_text_message_and_opens_the_door(client, db, written):
    with_phone()
    before = Message.objects.count()

    client.post(LOGIN, {"login": written})
    code = texted()
    client.post(CONFIRM, {"code": code})

    assert (signed_in(client), Message.objects.count(), mail.outbox) == (True, before + 1, [])


def test_a_telephone_that_nobody_signs_in_with_gets_the_same_answer_and_no_message(db):
    with_phone()
    before = Message.objects.count()
    answers = []
    for number in (PHONE, "+351919999999"):
        browser = Client()
        answer = browser.post(LOGIN, {"login": number})
        page = browser.get(CONFIRM)
        answers.append((answer.status_code, answer["Location"], sorted(answer.cookies), page.status_code))

    assert (answers[0] == answers[1], Message.objects.count()) == (True, before + 1)


@pytest.mark.parametrize("written", ["", "nobody", "12", "a@b", "+999 1", "'; drop table"])
def test_what_is_neither_an_address_nor_a_number_is_told_so(client, db, written):
    answer = client.post(LOGIN, {"login": written})

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["login"])


def test_a_family_telephone_is_no_login_before_it_is_claimed(client, db):
    person = with_phone("+351919999999")
    person.phone = PHONE
    person.save()

    client.post(LOGIN, {"login": PHONE})

    assert not Message.objects.filter(phone=PHONE).exists()


def test_the_claim_link_makes_a_login_of_a_telephone_with_the_code_sent_to_it(client, db):
    person = with_phone("+351919999999")
    person.phone, person.login_phone = PHONE, None
    person.save()
    claim = address(link_to(person, "claim", person.public_id))

    asked = client.post(claim)
    refused = client.post(claim, {"code": "AAAAAA"})
    done = client.post(claim, {"code": texted()})

    assert [asked.status_code, refused.status_code, done.status_code] == [200, 422, 302]
    assert (done["Location"], signed_in(client)) == ("/entry/", True)


def test_a_claim_link_asks_for_no_code_without_end(client, db):
    person = with_phone("+351919999999")
    claim = address(link_to(person, "claim", person.public_id))

    answers = [client.post(claim).status_code for _ in range(6)]

    assert answers == [200] * 5 + [422]
