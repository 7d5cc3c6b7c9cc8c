"""Stopping in the middle of a registration and coming back: by the session, by the page, or by the code."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from mentores.admissions.models import Application, Draft
from mentores.admissions.services.drafts import code_of
from mentores.web.public.registration.throttle import GUESSED_EACH_HOUR
from tests.factories.consents import make_text
from tests.factories.partners import make_entity
from tests.factories.territories import reference_data
from tests.web.public.registering import SUPPORT, Answers, address, answer, as_lists, screen_address


@pytest.fixture(autouse=True)
def ground(db):
    reference_data()
    make_text()
    make_entity(municipality=None)


def continued(client: Client, code: str):
    return client.post(address("continue"), {"code": code})


def test_a_first_screen_saved_for_later_is_kept_and_its_code_is_shown(client):
    saved = answer(client, "support", "you", later="yes", municipality="")
    shown = client.get(saved.headers["Location"])

    assert saved.headers["Location"] == address("code", side="mentee")
    assert code_of(Draft.objects.get()) in shown.content.decode()


def test_with_the_code_another_browser_goes_on_where_this_one_stopped(client):
    answer(client, "support", "you", municipality="", later="yes")
    other = Client()

    landed = continued(other, code_of(Draft.objects.get()))
    opened: Any = other.get(landed.headers["Location"])
    shown = Answers(opened).given
    answer(other, "support", "you")
    answer(other, "support", "needs")

    assert landed.headers["Location"] == screen_address("support", "you")
    assert shown == as_lists(SUPPORT["you"] | {"municipality": ""})
    assert (Application.objects.count(), Draft.objects.count()) == (1, 0)


@pytest.mark.parametrize("code", ["BCDFG-23456", "x", "é" * 40])
def test_a_code_that_finds_nothing_gets_one_calm_answer(client, code):
    answer(client, "support", "you")

    refused = continued(Client(), code)

    assert (refused.status_code, len(refused.context["form"].errors["code"])) == (422, 1)


def test_codes_are_guessed_at_so_many_times_in_an_hour(client):
    for _guess in range(GUESSED_EACH_HOUR):
        continued(client, "BCDFG-23456")

    assert continued(client, "BCDFG-23456").status_code == 429


def test_an_expired_session_loses_nothing(client):
    answer(client, "support", "you")
    token = client.get(screen_address("support", "needs")).context["token"]
    client.cookies.clear()

    last = answer(client, "support", "needs", draft=token)

    assert (last.headers["Location"], Application.objects.get().person.full_name) == (
        address("sent"),
        SUPPORT["you"]["full_name"],
    )


def test_a_token_that_is_not_ours_opens_no_draft(client):
    answer(client, "support", "you")
    other = Client()

    sent = answer(other, "support", "needs", draft=f"{Draft.objects.get().public_id}.forged")

    assert (sent.headers["Location"], Application.objects.count()) == (screen_address("support", "you"), 0)


def test_the_code_is_mailed_to_the_contact_of_the_draft(client):
    answer(client, "support", "you", later="yes")

    client.post(address("code", side="mentee"))

    assert [(message.to, code_of(Draft.objects.get()) in message.body) for message in mail.outbox] == [
        (["fatima@example.org"], True)
    ]


def test_without_a_contact_the_code_is_only_shown(client):
    answer(client, "support", "you", email="", phone="", later="yes")

    shown = client.get(address("code", side="mentee"))
    client.post(address("code", side="mentee"))

    assert (shown.context["target"], mail.outbox) == ("", [])


def test_without_a_draft_there_is_no_code_to_show(client):
    assert client.get(address("code", side="mentor")).headers["Location"] == address("continue")


def test_the_beginning_says_that_a_form_is_waiting(client):
    before = client.get(address("support")).context["has_begun"]
    answer(client, "support", "you")

    assert (before, client.get(address("support")).context["has_begun"]) == (False, True)
