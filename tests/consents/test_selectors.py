"""How texts and consents stand."""

from datetime import timedelta

import pytest

from mentores.consents import services
from mentores.consents.models import Text
from mentores.consents.selectors import history_of, missing_languages, standings_of, versions_of, withdrawals
from tests.factories.accounts import make_person
from tests.factories.consents import make_text
from tests.factories.moments import NOON, TODAY, after


def test_the_versions_of_a_text_begin_with_the_newest(db):
    make_text("photos")
    texts = [make_text("information"), make_text("information", since=TODAY + timedelta(days=9))]

    assert versions_of("information") == [texts[1], texts[0]]


def test_a_language_in_which_a_text_says_nothing_is_named():
    text = Text(purpose="information", version=1, body={"pt": "Sim.", "en": " "}, since=TODAY)

    assert [language.code for language in missing_languages(text)][:2] == ["en", "ar"]


def test_a_purpose_without_text_and_consent_is_not_spoken_of(db):
    make_text("information")

    assert [standing.purpose.code for standing in standings_of(make_person(), on=TODAY)] == ["information"]


def test_a_person_stands_to_a_purpose_by_the_last_consent(db):
    person, text = make_person(), make_text("information")
    make_text("photos")
    services.give(person, text, language="pt", at=NOON)
    services.withdraw(person, "information", at=after(days=1))
    services.give(person, text, language="ar", at=after(days=2))

    standings = standings_of(person, on=TODAY)

    assert [(standing.purpose.code, standing.is_given, standing.is_withdrawn) for standing in standings] == [
        ("information", True, False),
        ("photos", False, False),
    ]
    assert standings[0].consent is not None
    assert standings[0].consent.language == "ar"


def test_a_consent_that_stands_counts_more_than_a_later_one_that_was_taken_back(db):
    person = make_person()
    services.give(person, make_text(), language="pt", at=NOON)
    later = services.give(person, make_text(), language="pt", at=after(days=1))
    type(later).objects.filter(pk=later.pk).update(withdrawn_at=after(days=2), withdrawn_how="paper")

    assert standings_of(person, on=TODAY)[0].is_given is True


def test_the_history_tells_everything_the_newest_first(db):
    person, text = make_person(), make_text()
    first = services.give(person, text, language="pt", at=NOON)
    second = services.give(person, text, language="pt", at=after(days=3))

    assert history_of(person) == [second, first]


def test_standings_ask_the_same_however_many_consents_there_are(db, django_assert_num_queries):
    person, text = make_person(), make_text()
    for day in range(3):
        services.give(person, text, language="pt", at=after(days=day))

    with django_assert_num_queries(2):
        standings_of(person, on=TODAY)


@pytest.mark.parametrize(("again", "found"), [(False, True), (True, False)])
def test_who_has_taken_back_a_consent_and_not_given_it_anew_is_found(db, again, found):
    person, other, text = make_person(), make_person(), make_text()
    for somebody in (person, other):
        services.give(somebody, text, language="pt", at=NOON)
    services.withdraw(person, text.purpose, at=after(days=1))
    if again:
        services.give(person, make_text(), language="pt", at=after(days=2))

    assert withdrawals([person.pk, other.pk]) == ({person.pk: after(days=1)} if found else {})
