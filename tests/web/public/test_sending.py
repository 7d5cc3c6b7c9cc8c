"""After the form: the contact is confirmed, and whoever likes adds more."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from mentores.admissions.first_texts import load_first_texts
from mentores.admissions.models import Application
from mentores.audit.models import Reading
from mentores.consents.models import Consent
from mentores.core.tokens import token_for
from mentores.links.models import Link
from tests.factories.consents import make_text
from tests.factories.partners import make_entity
from tests.factories.territories import reference_data
from tests.web.public.registering import address, register

MORE = {
    "availability": ["0", "20"],
    "mode": "online",
    "travel_km": "0",
    "gender": "F",
    "gender_wish": "same_gender",
    "interests": ["music"],
}


@pytest.fixture(autouse=True)
def ground(db):
    reference_data()
    make_text()
    make_entity(municipality=None)


def codes() -> list[str]:
    """The codes that were mailed."""
    return [code for message in mail.outbox for code in re.findall(r"^[A-Z0-9]{6}$", str(message.body), re.MULTILINE)]


def confirmed_at():
    return Application.objects.get().person.contact_confirmed_at


def test_the_code_that_was_mailed_confirms_the_contact(client):
    register(client, "support", language="en")
    [code] = codes()

    before = client.get(address("sent")).context["confirms"]
    answer = client.post(address("confirm-contact"), {"code": f" {code.lower()} "})

    after = client.get(address("sent")).context["confirms"]
    assert (before, answer.headers["Location"], after) == (True, address("sent"), False)
    assert confirmed_at() is not None


@pytest.mark.parametrize("code", ["", "BBBBBB"])
def test_a_wrong_code_is_said_beside_the_field_and_the_page_stays(client, code):
    register(client, "support")

    answer = client.post(address("confirm-contact"), {"code": code})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["code"])
    assert confirmed_at() is None


def test_another_code_can_be_asked_for_so_many_times(client):
    register(client, "support")

    for _time in range(6):
        client.post(address("contact-code"))

    assert len(codes()) == 5


def test_whoever_gave_a_telephone_only_is_called(client):
    register(client, "support", email="", phone="213 456 789")

    shown = client.get(address("sent"))

    assert (shown.context["confirms"], shown.context["writes"], mail.outbox) == (False, False, [])


@pytest.mark.parametrize(
    ("page", "more"),
    [
        ("help", {"profession": "Enfermeira", "sector": "health", "publics": ["refugee"], "migrated": "yes"}),
        ("support", {"public": "temporary_protection", "interpreter": "uk"}),
    ],
)
def test_more_is_added_to_the_profile_and_written_down_as_read(client, page, more):
    register(client, page)

    answer = client.post(address("more"), MORE | more)

    profile = Application.objects.get().profile
    assert (answer.status_code, answer.headers["Location"]) == (302, address("sent"))
    assert (profile.availability, profile.mode, profile.travel_km) == (1 | 1 << 20, "online", 0)
    assert (profile.gender, profile.gender_wish, profile.interests) == ("F", "same_gender", ["music"])
    told = {name: getattr(profile, name) for name in more}
    assert told == more | ({"migrated": True} if "migrated" in more else {})


def test_whoever_tells_the_situation_agrees_once_that_it_is_kept(client):
    load_first_texts()
    register(client, "support")

    client.post(address("more"), {"public": ""})
    before = Consent.objects.filter(text__purpose="sensitive").count()
    for public in ("refugee", "immigrant"):
        client.post(address("more"), {"public": public})

    consent = Consent.objects.get(text__purpose="sensitive")
    assert (before, consent.person, consent.how) == (0, Application.objects.get().person, "screen")


def test_nothing_of_it_is_needed_and_nothing_already_said_goes(client):
    register(client, "help")
    said = Application.objects.get().profile

    shown = client.get(address("more"))
    answer = client.post(address("more"), {"availability": ["15"]})

    profile = Application.objects.get().profile
    assert (shown.status_code, answer.status_code) == (200, 302)
    assert (profile.mode, profile.gender_wish, profile.why) == (said.mode, said.gender_wish, said.why)


def test_a_wish_that_needs_a_gender_is_said_beside_it(client):
    register(client, "support")

    answer = client.post(address("more"), {"gender_wish": "same_gender"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["gender_wish"])


def test_the_link_of_the_message_adds_more_as_well(client):
    register(client, "support")
    link = Link.objects.earliest("pk")
    place = reverse("links:more", args=[token_for(link.public_id)])

    shown = Client().get(place)
    answer = Client().post(place, MORE)

    assert (shown.status_code, answer.headers["Location"]) == (
        200,
        reverse("links:application", args=[token_for(link.public_id)]),
    )
    assert Application.objects.get().profile.gender == "F"
    assert Reading.objects.filter(kind="application").exists()


def test_another_browser_adds_nothing(client):
    register(client, "support")

    assert Client().get(address("more")).headers["Location"] == address("home")
