"""The kinds of field that several apps share."""

import pytest
from django.db import IntegrityError
from django.utils import translation

from mentores.accounts.models import User
from mentores.core.fields import say
from tests.factories.accounts import make_person

TEXTS = {"pt": "Habitação", "en": "Housing", "ar": "السكن"}


def test_a_text_is_said_in_the_language_asked_for():
    assert (say(TEXTS, "en"), say(TEXTS, "ar")) == ("Housing", "السكن")


def test_a_text_is_said_in_the_active_language():
    with translation.override("ar"):
        assert say(TEXTS) == "السكن"


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (TEXTS, "Housing"),
        ({"pt": "Casa", "en": " ", "fr": "Maison"}, "Casa"),
        ({"fr": "Maison"}, "Maison"),
        ({}, ""),
        ({"uk": ""}, ""),
    ],
)
def test_a_text_missing_in_a_language_is_said_in_english_in_portuguese_or_in_any(texts, said):
    assert say(texts, "uk") == said


def test_names_are_sorted_by_readers_rules_on_every_database(db):
    for name in ("Zambujal", "Évora", "évora Monte", "Faro", "Águeda", "abrantes", "Espinho"):
        make_person(name)

    names = list(User.objects.order_by("folded_name").values_list("full_name", flat=True))

    assert names == ["abrantes", "Águeda", "Espinho", "Évora", "évora Monte", "Faro", "Zambujal"]


def test_the_folded_form_follows_its_source(db):
    person = make_person("Inês Conceição")

    person.full_name = "Zoé Brandão"
    person.save()

    person.refresh_from_db()
    assert person.folded_name == "zoe brandao"


def test_a_name_that_grows_when_folded_still_fits(db):
    person = make_person("\ufdfa" * 200)

    person.refresh_from_db()
    assert len(person.folded_name) == 300


def test_no_two_rows_share_a_public_id(db):
    first, second = make_person(), make_person()

    second.public_id = first.public_id

    with pytest.raises(IntegrityError):
        second.save()
