"""A technician comes in for an afternoon, with three cases, and clicks at most 25 times."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.admissions.guides import load_first_guides
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Reason
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application, make_booking
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, seated

MOST_CLICKS = 25


class Walker:
    """Somebody who only follows links and presses buttons that are there, and counts them."""

    def __init__(self, viewer) -> None:
        self.client = seated(viewer)
        self.clicks = 0
        self.page = self.client.get(reverse("desk:home"))

    @property
    def html(self) -> str:
        return self.page.content.decode()

    def follow(self, words: str) -> None:
        """Follow the first link that holds these words, seen or unseen."""
        links = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', self.html, re.DOTALL)
        address = next(href for href, text in links if words in unescape(re.sub(r"<[^>]+>", "", text)))
        self.clicks += 1
        self.page = self.client.get(unescape(address), follow=True)

    def open_folded(self, words: str) -> None:
        """Open a part of the page that is folded away."""
        assert words in unescape(self.html)
        self.clicks += 1

    def choose(self, name: str, value: str) -> dict[str, str]:
        """Choose an answer of a question on this page."""
        assert re.search(rf'name="{name}"[^>]*value="{value}"|value="{value}"[^>]*name="{name}"', self.html)
        self.clicks += 1
        return {name: value}

    def press(self, words: str, **sent: str) -> None:
        """Press the button with these words, in its form as the page shows it."""
        for form in re.findall(r"<form [^>]*method=\"post\".*?</form>", self.html, re.DOTALL):
            buttons = re.findall(r'<button type="submit"([^>]*)>(.*?)</button>', form, re.DOTALL)
            found = [attributes for attributes, text in buttons if words == unescape(text).strip()]
            if found:
                action = re.match(r'<form [^>]*action="([^"]*)"', form)
                pressed = dict(re.findall(r'(name|value)="([^"]*)"', found[0]))
                own = {pressed["name"]: pressed["value"]} if "name" in pressed else {}
                address = unescape(action[1]) if action else self.page.request["PATH_INFO"]
                self.clicks += 1
                self.page = self.client.post(address, {**_filled_in(form), **sent, **own}, follow=True)
                return
        raise AssertionError(words)


def _filled_in(form: str) -> dict[str, str]:
    """What a browser sends of a form that nobody has touched."""
    sent = {}
    for field in re.findall(r"<input [^>]*>", form):
        at = dict(re.findall(r'([a-z-]+)="([^"]*)"', field))
        ticked = at.get("type") not in ("radio", "checkbox") or " checked" in field
        if "name" in at and ticked:
            sent[at["name"]] = unescape(at.get("value", ""))
    for name, options in re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)"[^>]* selected', options) or re.search(r'value="([^"]*)"', options)
        sent[name] = unescape(chosen[1]) if chosen else ""
    for name, text in re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>\s*(.*?)</textarea>', form, re.DOTALL):
        sent[name] = unescape(text)
    return sent


@pytest.fixture
def entity(db):
    load_first_guides()
    return make_entity("Porta Aberta")


def test_a_visit_with_three_cases_takes_at_most_25_clicks(entity):
    now = timezone.now()
    new = make_application(entity, person=make_person("Ana Nova", phone="+351912345678"), at=now)
    booked = make_application(entity, person=make_person("Bela Marcada"), at=now - timedelta(days=5))
    make_booking(booked, starts_at=now - timedelta(hours=1), at=now - timedelta(days=4))
    far = make_application(entity, person=make_person("Carla Longe"), at=now - timedelta(days=2))
    technician = Walker(colleague(entity))

    technician.follow("Ana Nova")
    technician.press("We spoke")
    technician.press("Book the interview")
    technician.follow("Today")

    technician.follow("Bela Marcada")
    technician.press("Save and accept", **{"guide-goal": "Um emprego."})
    technician.follow("Today")

    technician.follow("Carla Longe")
    technician.open_folded("More that you can do")
    technician.follow("Do not accept the application")
    reason = technician.choose("reason", Reason.OUTSIDE_PROGRAMME)
    technician.press("Look at the letter", **reason)
    technician.press("Send the letter")

    states = [Application.objects.get(pk=case.pk).state for case in (new, booked, far)]
    assert states == [State.BOOKED, State.ACCEPTED, State.NOT_ACCEPTED]
    assert technician.clicks <= MOST_CLICKS
    assert technician.clicks == 13
