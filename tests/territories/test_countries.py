"""Countries and their names."""

import hashlib

import pytest
from django.utils import translation

from mentores.core.languages import LANGUAGES
from mentores.territories import countries


def test_the_codes_are_those_of_iso_with_kosovo_and_the_stateless():
    codes = sorted(code for code, _ in countries.choices("pt"))

    assert (len(codes), hashlib.sha256(" ".join(codes).encode()).hexdigest()[:16]) == (251, "960491f86bca2a6e")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_country_has_a_name_of_its_own_in_every_language_of_the_interface(language):
    named = dict(countries.choices(language.code))

    assert set(named) == {code for code, _ in countries.choices("pt")}
    assert len(set(named.values())) == len(named)
    assert [code for code, name in named.items() if not name.strip()] == []


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("BD", "pt", "Bangladesh"),
        ("CD", "pt", "República Democrática do Congo"),
        ("CZ", "pt", "Chéquia"),
        ("VN", "pt", "Vietname"),
        ("PS", "en", "Palestine"),
        ("MA", "ar", "المغرب"),
        ("XXA", "pt", "Sem nacionalidade (apátrida)"),
        ("XXA", "en", "No nationality (stateless)"),
        ("XXA", "ar", "بلا جنسية"),
    ],
)
def test_a_country_is_called_as_people_call_it(code, language, name):
    assert countries.name(code, language) == name


def test_the_active_language_names_a_country():
    with translation.override("en"):
        assert countries.name("DE") == "Germany"


@pytest.mark.parametrize("code", ["EU", "ZZ", "150", "pt", ""])
def test_what_is_no_country_has_no_name(code):
    with pytest.raises(KeyError):
        countries.name(code, "pt")


def test_countries_stand_in_the_order_of_a_reader_and_the_stateless_last():
    names = [name for _, name in countries.choices("pt")]

    assert names[:2] == ["Afeganistão", "África do Sul"]
    assert names.index("Estónia") < names.index("Etiópia") < names.index("Fiji")
    assert names[-1] == "Sem nacionalidade (apátrida)"
