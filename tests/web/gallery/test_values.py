"""How days, moments, telephone numbers and texts of several languages are written."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

from mentores.accounts.viewer import VISITOR, Viewer
from mentores.web.templatetags.mentores import opens_to


def written(value: object, filter_name: str, language: str = "pt") -> str:
    with override(language):
        return Template(f"{{% load mentores %}}{{{{ value|{filter_name} }}}}").render(Context({"value": value}))


@pytest.mark.parametrize(
    ("language", "words"), [("pt", "3 de outubro de 2026"), ("en", "3 October 2026"), ("ar", "3 أكتوبر 2026")]
)
def test_a_day_is_written_as_its_language_writes_it(language, words):
    assert written(date(2026, 10, 3), "day", language) == words


def test_a_moment_is_written_in_the_time_of_the_place():
    assert written(datetime(2026, 7, 3, 21, 5, tzinfo=UTC), "moment") == "3 de julho de 2026, 22:05"


@pytest.mark.parametrize("name", ["day", "moment"])
def test_what_has_not_happened_leaves_its_place_empty(name):
    assert written(None, name) == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [("+351210000000", "+351 21 000 0000"), ("210000000", "+351 21 000 0000"), ("ask me", "ask me")],
)
def test_a_telephone_number_is_written_in_groups(number, words):
    assert written(number, "phone") == words


def test_a_text_of_several_languages_is_shown_in_the_reader_s():
    assert written({"pt": "Casa", "en": "Home"}, "in_language", "en") == "Home"


@pytest.mark.parametrize(("page", "viewer", "opens"), [("public:home", VISITOR, True), ("desk:home", VISITOR, False)])
def test_a_menu_shows_only_doors_that_open(page: str, viewer: Viewer, opens: bool):
    assert opens_to(page, viewer) == opens
