"""A form that is sent after the session has ended, or with an old token: nothing that was typed is lost."""

import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentores.web.sessions import BEGUN, SEEN
from tests.factories.consents import make_text
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_entity
from tests.web.desk.test_profiles import SENT
from tests.web.desk.visiting import Page, colleague, person_of, seated
from tests.web.my.test_part import in_english

WORDS = 'I speak with\nold people – "gladly" & <often>.'
HERE = {"Origin": "http://testserver"}


def gone(client: Client) -> Client:
    """The session has ended, because nobody was there for an hour."""
    session = client.session
    session[BEGUN] = session[SEEN] = (timezone.now() - timedelta(days=100)).timestamp()
    session.save()
    return client


def carried(page: Page) -> dict[str, list[str]]:
    """What the form of the page would send again."""
    fields: dict[str, list[str]] = {}
    body = page.content.decode().split("<main", 1)[1]
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', body):
        if name != "csrfmiddlewaretoken":
            fields.setdefault(name, []).append(unescape(value))
    return fields


def in_lists(sent: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: value if isinstance(value, list) else [value] for name, value in sent.items()}


def test_a_technician_who_was_signed_out_signs_in_and_sends_what_was_typed(db):
    mentor = make_mentor()
    technician = colleague(mentor.entity)
    client, address = gone(seated(technician)), reverse("desk:mentor-profile", args=[mentor.public_id])
    sent = {**SENT, "why": WORDS}

    page = client.post(address, sent)
    again = carried(page)
    client.force_login(person_of(technician))
    client.post(address, again)

    mentor.profile.refresh_from_db()
    assert (page.status_code, again) == (403, in_lists(sent))
    assert mentor.profile.why == WORDS


def test_what_was_typed_is_kept_in_no_session(db):
    mentee = make_mentee(person=in_english())
    client = Client()
    client.force_login(mentee.person)

    client = gone(client)
    page = client.post(reverse("my:change"), {**SENT, "own_words": WORDS})

    assert "You were signed out" in page.content.decode()
    assert "gladly" not in str(dict(client.session))


def test_the_role_worn_before_is_worn_again_after_coming_back(db):
    technician = colleague(make_entity())
    make_mentee(person=person_of(technician))
    client = seated(technician)
    client.post(reverse("entry:hats"), {"hat": "participant"})

    gone(client).get("/my/")
    client.force_login(person_of(technician))

    assert client.get("/my/").status_code == 200


def test_whoever_chose_no_role_leaves_no_session_behind(db):
    client = Client()
    client.force_login(make_mentee().person)

    gone(client).get("/my/")

    assert client.cookies[settings.SESSION_COOKIE_NAME].value == ""


def test_a_button_without_anything_typed_leads_to_signing_in(db):
    answer = Client().post("/my/data/confirm")

    assert answer["Location"] == "/entry/login?next=/my/"


def test_after_signing_in_the_old_token_gives_a_page_with_what_was_typed_and_a_new_one(db):
    mentee = make_mentee(person=in_english())
    client = Client(enforce_csrf_checks=True)
    client.force_login(mentee.person)

    page = client.post(
        reverse("my:change"), {**SENT, "own_words": WORDS, "csrfmiddlewaretoken": "x" * 64}, headers=HERE
    )
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[-1]
    done = client.post(reverse("my:change"), carried(page) | {"csrfmiddlewaretoken": token}, headers=HERE)

    mentee.profile.refresh_from_db()
    assert (page.status_code, done.status_code, mentee.profile.own_words) == (403, 302, WORDS)


@pytest.mark.parametrize("sender", [{"Origin": "http://evil.example"}, {}, {"Referer": "http://testserver.evil/"}])
def test_what_another_site_sent_is_not_offered_to_be_sent_again(db, sender):
    mentee = make_mentee(person=in_english())
    client = Client(enforce_csrf_checks=True)
    client.force_login(mentee.person)

    page = client.post(reverse("my:change"), {**SENT, "own_words": WORDS}, headers=sender)

    assert (page.status_code, carried(page)) == (403, {})


def test_a_public_form_with_an_old_token_comes_back_with_what_was_typed(db):
    make_text()
    make_entity()
    sent = {"full_name": "فاطمة الزهراء", "email": "f@example.org"}

    page = Client(enforce_csrf_checks=True).post("/ar/support/you/", sent, headers=HERE)

    assert (page.status_code, carried(page)) == (403, in_lists(sent))
    assert 'dir="rtl"' in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"


def test_no_language_is_offered_because_what_was_typed_would_be_gone(db):
    page = Client().post("/my/data/change", SENT, headers={"accept-language": "en"}).content.decode()

    found = [words for words in ("Send what I typed", 'class="tongues"', reverse("language")) if words in page]
    assert found == ["Send what I typed"]


@pytest.mark.parametrize("address", ["/entry/login", "/entry/account/password"])
def test_what_is_typed_to_sign_in_is_never_shown_again(db, address):
    page = Client(enforce_csrf_checks=True).post(
        address, {"login": "ana@example.org", "password": "secret words"}, headers=HERE
    )

    assert "secret words" not in page.content.decode()
