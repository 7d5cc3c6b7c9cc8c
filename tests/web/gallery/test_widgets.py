"""When somebody has time, and which languages they speak how well."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from mentores.web.widgets import SLOTS, AvailabilityField, LanguagesField

LANGUAGES = [("pt", "Português"), ("ar", "العربية"), ("uk", "Українська")]
LEVELS = [("A1", "a little"), ("native", "mother tongue")]


class Sample(forms.Form):
    availability = AvailabilityField()
    languages = LanguagesField(languages=lambda: LANGUAGES, levels=LEVELS)


class Marked(HTMLParser):
    """Gathers the boxes that are ticked and the options that are chosen."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.values: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if {"checked", "selected"} & set(given) and given["value"]:
            self.values.append(given["value"])


def sent(
    availability: str = "availability=0", languages: str = "languages-0-language=pt&languages-0-level=A1"
) -> Sample:
    return Sample(QueryDict(f"{availability}&{languages}"))


def test_monday_morning_is_bit_0_and_sunday_evening_bit_20():
    form = sent("availability=0&availability=20")

    assert (form.is_valid(), form.cleaned_data["availability"]) == (True, 1 | 1 << 20)


@given(st.integers(min_value=1, max_value=2**SLOTS - 1))
def test_a_week_is_drawn_and_read_back_the_same(week):
    drawn = Marked(str(Sample(initial={"availability": week})["availability"])).values

    form = sent("&".join(f"availability={box}" for box in drawn))

    assert (form.is_valid(), form.cleaned_data["availability"]) == (True, week)


@pytest.mark.parametrize("box", ["21", "-1", "x", "", "٣", "1e3"])
def test_a_box_that_is_not_of_the_week_is_left_out(box):
    form = sent(f"availability={box}&availability=4")

    assert (form.is_valid(), form.cleaned_data["availability"]) == (True, 1 << 4)


def test_a_box_sent_twice_counts_once():
    form = sent("availability=4&availability=4")

    assert (form.is_valid(), form.cleaned_data["availability"]) == (True, 1 << 4)


def test_no_time_at_all_is_asked_again():
    assert sent("").errors["availability"].get_json_data()[0]["code"] == "required"


def test_languages_become_the_level_of_each_and_empty_rows_are_left_out():
    form = sent(
        languages="languages-0-language=ar&languages-0-level=native&languages-1-language=&languages-1-level="
        "&languages-3-language=pt&languages-3-level=A1&languages-2-language=&languages-2-level="
    )

    assert (form.is_valid(), form.cleaned_data["languages"]) == (True, {"ar": "native", "pt": "A1"})


@pytest.mark.parametrize(
    ("languages", "code"),
    [
        ("", "required"),
        ("languages-0-language=&languages-0-level=", "required"),
        ("languages-0-language=pt&languages-0-level=", "half"),
        ("languages-0-language=&languages-0-level=A1", "half"),
        ("languages-0-language=xx&languages-0-level=A1", "unknown"),
        ("languages-0-language=pt&languages-0-level=Z9", "unknown"),
        (
            "languages-0-language=pt&languages-0-level=A1&languages-1-language=pt&languages-1-level=native",
            "twice",
        ),
    ],
)
def test_languages_that_cannot_be_understood_are_asked_again(languages, code):
    assert sent(languages=languages).errors["languages"].get_json_data()[0]["code"] == code


def test_what_was_chosen_is_kept_when_a_mistake_sends_the_form_back():
    form = sent("availability=7", "languages-0-language=uk&languages-0-level=")

    assert (form.is_valid(), Marked(str(form["languages"])).values) == (False, ["uk"])
    assert Marked(str(form["availability"])).values == ["7"]


def test_the_languages_of_a_person_are_drawn_with_a_row_to_spare():
    spoken = {"pt": "A1", "ar": "native", "uk": "A1"}

    html = str(Sample(initial={"languages": spoken})["languages"])

    assert Marked(html).values == ["pt", "A1", "ar", "native", "uk", "A1"]
    assert html.count("-language") == 4
