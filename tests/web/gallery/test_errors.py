"""The pages of refusals and failures."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory
from django.utils.translation import override

from mentores.core.languages import LANGUAGES
from mentores.web import errors

PAGES = {
    400: lambda request: errors.bad_request(request, ValueError()),
    403: lambda request: errors.permission_denied(request, PermissionDenied()),
    404: lambda request: errors.not_found(request, Http404()),
    500: errors.server_error,
}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("status", PAGES)
def test_an_error_has_one_heading_and_a_way_on_and_needs_no_database(status, language):
    with override(language.code):
        answer = PAGES[status](RequestFactory().get("/anything/"))

    html = answer.content.decode()
    assert (answer.status_code, html.count("<h1>")) == (status, 1)
    assert f'lang="{language.code}" dir="{language.direction}"' in html
    assert re.findall(r'<a href="/" class="button', html) == ['<a href="/" class="button']


def test_a_form_that_came_too_late_is_refused_with_its_own_words():
    answer = errors.csrf_failure(RequestFactory().post("/anything/"))

    assert (answer.status_code, b"<h1>" in answer.content) == (403, True)
    assert answer.content != errors.permission_denied(RequestFactory().get("/"), PermissionDenied()).content


def test_two_addresses_that_are_not_there_answer_with_the_same_bytes(client, db):
    absent = client.get("/desk-that-never-was/aaaaaaaaaaaa/")
    other = client.get("/desk-that-never-was/bbbbbbbbbbbb/")

    assert (absent.status_code, absent.content) == (404, other.content)
