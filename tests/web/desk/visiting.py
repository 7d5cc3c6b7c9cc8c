"""Somebody sits down at the desk, in English, and looks at what it answers."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.partners.models import Entity
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.mentorships import make_mentorship
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_member

Page = Any  # what the test client answers: its type is private to the stubs

# One case of each kind that the desk has a page of.
MADE_BY: dict[str, Callable[[Entity], Any]] = {
    "application": make_application,
    "mentor": make_mentor,
    "mentee": make_mentee,
    "mentorship": lambda entity: make_mentorship(mentee=make_mentee(entity)),
}


def colleague(entity: Entity, role: str = Role.TECHNICIAN, *, name: str = "") -> Viewer:
    """A person who works for the entity and reads English: sentences can be compared as they stand in the code."""
    return make_member(entity, role, person=make_person(name, language="en"))


def person_of(viewer: Viewer) -> User:
    """Who wears this role."""
    assert viewer.person is not None  # only people sit at the desk
    return viewer.person


def seated(viewer: Viewer) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(person_of(viewer))
    return client


def text_of(page: Page) -> str:
    """What a reader sees of a page, in one line."""
    body = page.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def rows(page: Page) -> list[str]:
    """The first cell of each row of the table."""
    return [unescape(name) for name in re.findall(r'<th scope="row"[^>]*>.*?<bdi>([^<]+)</bdi>', page.content.decode())]


def said(page: Page) -> list[str]:
    """What the desk said on the page reached at last."""
    return [str(message) for message in page.context["messages"]]


def forms(page: Page) -> list[str]:
    """The acts that the page offers: the last part of the address of each form inside it."""
    body = page.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.findall(r'<form [^>]*action="[^"]*/([^"/]+)"', body)


def searched(client: Client, address: str, asked: dict[str, str]) -> Page:
    """The list after its search form was sent."""
    return client.post(address, asked, follow=True)


def queries(client: Client, address: str) -> int:
    """How often a page asks the database."""
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)
