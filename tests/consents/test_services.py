"""Texts people agree to, and their agreement."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from mentores.consents import services
from mentores.consents.models import Consent, How, Text
from mentores.consents.selectors import text_for
from tests.factories.accounts import make_person
from tests.factories.consents import make_text
from tests.factories.moments import NOON, TODAY, after


def test_each_text_has_versions_of_its_own(db):
    texts = [make_text("information"), make_text("information"), make_text("photos")]

    assert [(text.purpose, text.version) for text in texts] == [("information", 1), ("information", 2), ("photos", 1)]


def test_a_version_exists_once(db):
    text = make_text()

    with pytest.raises(IntegrityError):
        Text.objects.create(purpose=text.purpose, version=text.version, body={}, since=TODAY)


def test_the_newest_version_that_is_valid_is_shown(db):
    make_text(since=TODAY)
    make_text(since=TODAY + timedelta(days=5))
    days = [TODAY, TODAY + timedelta(days=4), TODAY + timedelta(days=5)]

    assert [text_for("information", on=day).version for day in days] == [1, 1, 2]


def test_before_the_first_version_there_is_no_text(db):
    make_text(since=TODAY)

    with pytest.raises(Text.DoesNotExist):
        text_for("information", on=TODAY - timedelta(days=1))


def test_a_consent_says_which_text_in_which_language_when_and_how(db):
    person, text = make_person(), make_text()

    services.give(person, text, language="ar", at=NOON, how=How.SPOKEN)

    consent = Consent.objects.get(person=person)
    assert (consent.text, consent.language, consent.how, consent.given_at) == (text, "ar", How.SPOKEN, NOON)


def test_a_withdrawal_ends_every_consent_for_that_purpose_and_no_other(db):
    person, other = make_person(), make_person()
    first, second, photos = make_text("information"), make_text("information"), make_text("photos")
    for text in (first, second, photos):
        services.give(person, text, language="pt", at=NOON)
    services.give(other, first, language="pt", at=NOON)

    services.withdraw(person, "information", at=after(days=1))

    assert set(Consent.objects.filter(withdrawn_at=after(days=1)).values_list("person", "text")) == {
        (person.pk, first.pk),
        (person.pk, second.pk),
    }


def test_the_moment_of_a_withdrawal_does_not_change_any_more(db):
    person, text = make_person(), make_text()
    services.give(person, text, language="pt", at=NOON)
    services.withdraw(person, text.purpose, at=after(days=1))

    services.withdraw(person, text.purpose, at=after(days=9))

    assert Consent.objects.get().withdrawn_at == after(days=1)


def test_nothing_is_withdrawn_before_it_was_given(db):
    person, text = make_person(), make_text()
    services.give(person, text, language="pt", at=NOON)

    with pytest.raises(IntegrityError):
        services.withdraw(person, text.purpose, at=after(days=-1))
