"""Every word of a page was said for translation, or belongs to somebody or some place."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.http import Http404
from django.test import Client
from django.urls import resolve
from django.utils.translation import override

from mentores.accounts.roles import Role
from mentores.admissions.first_texts import load_first_texts
from mentores.participants.models import Side
from mentores.partners.models import Entity
from tests.factories.accounts import make_appointed, make_person
from tests.factories.admissions import make_application, make_application_without_owner
from tests.factories.matching import make_proposal
from tests.factories.mentorships import make_meeting, make_mentorship
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_coordinator, make_entity
from tests.pseudo import Words, given_words, speak_pseudo, unsaid_in
from tests.web.links.opening import now

READ_IN = "en"
OPENED = 3  # pages of one name


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sentence that was said for translation stands in ⟦…⟧."""
    speak_pseudo(monkeypatch)


def visit(client: Client, start: str) -> Iterator[tuple[str, str]]:
    """The pages behind this door that can be reached from its first, each with its address."""
    waiting, known, opened = deque([start]), {start}, Counter[str]()
    while waiting:
        address = waiting.popleft()
        with override(READ_IN):
            try:
                name = resolve(urlsplit(address).path).view_name
            except Http404:
                name = "nowhere"
        opened[name] += 1
        if opened[name] > OPENED:
            continue
        answer = client.get(address, follow=True)
        html = answer.content.decode() if answer.headers["Content-Type"].startswith("text/html") else ""
        yield address, html
        links = [link.partition("#")[0] for link in re.findall(rf'<a [^>]*href="({start}[^"]*)"', html)]
        waiting.extend(link for link in dict.fromkeys(links) if link not in known)
        known.update(links)


def unsaid(client: Client, start: str) -> set[tuple[str, str]]:
    """The words nobody can translate, each with its page."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = READ_IN
    said = [(address, html) for address, html in visit(client, start)]
    known = given_words()
    return {(address, words) for address, html in said for words in unsaid_in(html, known)}


def living_entity() -> Entity:
    """An entity with something in every list of its desk."""
    entity = make_entity("Casa")
    at = now()
    make_application(entity, at=at)
    make_application_without_owner(at=at)
    make_mentee(entity, at=at)
    make_proposal(mentor=make_mentor(entity, at=at), mentee=make_mentee(entity, at=at), at=at)
    running = make_mentorship(mentor=make_mentor(entity, at=at), mentee=make_mentee(entity, at=at), at=at)
    make_meeting(running, at=at)
    return entity


def test_visitors_read_only_words_that_can_be_translated(client, db, marked):
    load_first_texts()
    make_entity("Casa")

    assert unsaid(client, "/en/") == set()


@pytest.mark.parametrize("side", Side)
def test_participants_read_only_words_that_can_be_translated(client, db, marked, side):
    load_first_texts()
    at = now()
    person = make_person(language=READ_IN)
    make_application(person=person, side=side, at=at)
    mentor = make_mentor(person=person if side == Side.MENTOR else None, at=at)
    mentee = make_mentee(person=person if side == Side.MENTEE else None, at=at)
    make_meeting(make_mentorship(mentor=mentor, mentee=mentee, at=at), at=at)
    client.force_login(person)

    assert unsaid(client, "/my/") == set()


def test_colleagues_of_an_entity_read_only_words_that_can_be_translated(client, db, marked):
    load_first_texts()
    coordinator = make_coordinator(living_entity(), person=make_person(language=READ_IN))
    client.force_login(coordinator.person)

    assert unsaid(client, "/desk/") == set()


def test_the_national_team_reads_only_words_that_can_be_translated(client, db, marked):
    load_first_texts()
    living_entity()
    client.force_login(make_appointed(person=make_person(language=READ_IN)).person)

    assert unsaid(client, "/office/") == set()


def test_auditors_read_only_words_that_can_be_translated(client, db, marked):
    load_first_texts()
    living_entity()
    client.force_login(make_appointed(Role.AUDITOR, person=make_person(language=READ_IN)).person)

    assert unsaid(client, "/office/") == set()


@pytest.mark.parametrize("address", ["/entry/login", "/entry/login/code/confirm", "/nowhere", "/l/nothing"])
def test_pages_on_the_way_in_say_only_words_that_can_be_translated(client, db, marked, address):
    load_first_texts()

    assert unsaid(client, address) == set()


def test_a_sentence_that_nobody_can_translate_is_found():
    words = Words('<p title="Here">⟦Hello <bdi>Ana</bdi>⟧, how are <em>you</em>?</p>')

    assert words.unmarked == ["Here", ", how are", "you"]


def test_pages_whose_words_are_not_marked_are_found(client, db):
    load_first_texts()

    assert {address for address, _word in unsaid(client, "/en/")} > {"/en/", "/en/help/", "/en/support/", "/en/about/"}
