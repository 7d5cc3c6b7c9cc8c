"""The pages of refusals and failures: each says what happened and what to do next, in the reader's language."""

import re

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override

from mentores.admissions.first_texts import load_first_texts
from mentores.web import errors
from tests.factories.accounts import make_person
from tests.factories.participants import make_mentor
from tests.factories.partners import make_coordinator, make_entity
from tests.languages import in_languages


def pausing(request: HttpRequest) -> HttpResponse:
    """The answer while the database is away."""
    try:
        raise OperationalError
    except OperationalError:
        return errors.server_error(request)


NAMED = {
    "400": (400, lambda request: errors.bad_request(request, ValueError())),
    "403": (403, lambda request: errors.permission_denied(request, PermissionDenied())),
    "404": (404, lambda request: errors.not_found(request, Http404())),
    "405": (405, errors.no_such_verb),
    "413": (413, lambda request: errors.bad_request(request, RequestDataTooBig())),
    "429": (429, errors.too_many_requests),
    "500": (500, errors.server_error),
    "503": (503, pausing),
    "csrf": (403, errors.csrf_failure),
}
FORM = "application/x-www-form-urlencoded"
WITHOUT_DATABASE = ["400", "500", "503"]


@in_languages
@pytest.mark.parametrize("name", NAMED)
def test_an_error_says_what_happened_and_the_way_on_in_the_reader_s_language(db, name, language):
    status, answer_to = NAMED[name]

    answer = answer_to(RequestFactory().get("/anything/", headers={"accept-language": language.code}))

    html = answer.content.decode()
    title, heading = re.findall(r"<(?:title|h1)>([^<]+)</", html)
    assert (answer.status_code, title) == (status, f"{heading} – Mentores")
    assert f'lang="{language.code}" dir="{language.direction}"' in html
    assert re.findall(r'<a href="/" class="button', html) == ['<a href="/" class="button']
    assert html.count("<p>", html.index("<h1>"), html.index("</main>")) == (1 if name == "400" else 2)


@pytest.mark.django_db
def test_the_address_of_a_button_says_where_to_go(client):
    client.force_login(make_coordinator(make_entity(), person=make_person(language="en")).person)

    answer = client.get(reverse("entry:end-other-places"))

    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "<h1>This page opens only with a button</h1>" in answer.content.decode()


def test_no_two_errors_say_the_same(db):
    answers = [answer_to(RequestFactory().get("/")).content.decode() for _status, answer_to in NAMED.values()]

    assert len({re.findall("<h1>.*", answer)[0] for answer in answers}) == len(NAMED)


@pytest.mark.parametrize("name", WITHOUT_DATABASE)
def test_a_failure_is_told_without_a_database_and_without_a_menu(name):
    _status, answer_to = NAMED[name]

    html = answer_to(RequestFactory().get("/anything/")).content.decode()

    assert (html.count("<h1>"), html.count('class="menu"')) == (1, 0)


@pytest.mark.parametrize("name", ["429", "503"])
def test_whoever_has_to_wait_is_told_how_long(db, name):
    _status, answer_to = NAMED[name]

    assert answer_to(RequestFactory().get("/"))["Retry-After"] == "60"


def test_a_refusal_keeps_the_menu_of_the_role_and_holds_no_form(client, db):
    client.force_login(make_coordinator(make_entity(), person=make_person(language="en")).person)

    html = client.get("/office/").content.decode()

    assert re.findall(r'<nav class="menu".*?href="([^"]+)"', html, re.DOTALL) == ["/desk/"]
    assert ("<form" in html, "You are here as" in html) == (False, True)


def test_a_failure_of_the_first_steps_is_told_in_the_language_of_the_address_or_the_browser():
    with override("pt"):
        answers = [
            errors.server_error(RequestFactory().get(address, headers={"accept-language": "ar"}))
            for address in ("/en/entities/", "/my/", "/desk/")
        ]

    assert [answer["Content-Language"] for answer in answers] == ["en", "ar", "en"]


def test_a_form_that_came_too_late_is_refused_with_its_own_words(db):
    answer = Client(enforce_csrf_checks=True).post("/en/help/you/", {"full_name": "Ana"})

    assert (answer.status_code, b"This form was open for too long" in answer.content) == (403, True)


def test_a_form_that_is_too_big_is_refused_with_its_own_words(client, db, settings):
    load_first_texts()

    answer = client.post("/en/help/you/", "story=" + "a" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE, FORM)

    assert (answer.status_code, b"What you sent is too big" in answer.content) == (413, True)


def test_two_addresses_that_are_not_there_answer_with_the_same_bytes(client, db):
    absent = client.get("/desk-that-never-was/aaaaaaaaaaaa/")
    other = client.get("/desk-that-never-was/bbbbbbbbbbbb/")

    assert (absent.status_code, absent.content) == (404, other.content)


def test_a_page_that_is_not_there_leaves_what_is_to_be_said_for_the_next(client, db):
    mentor = make_mentor(make_entity())
    client.force_login(make_coordinator(mentor.entity, person=make_person(language="en")).person)
    client.post(reverse("desk:mentor-pause", args=[mentor.public_id]))

    said = ["notice--good" in client.get(address).content.decode() for address in ("/favicon.ico", "/desk/")]

    assert said == [False, True]
