"""A language is chosen once: the browser remembers it, and so does the person, on every device."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import make_person
from tests.factories.participants import make_mentor
from tests.factories.partners import make_coordinator, make_entity
from tests.languages import in_languages

COOKIE = settings.LANGUAGE_COOKIE_NAME


def choose(client: Client, language: str, *, back: str = "/") -> str:
    """Press a language at the top of a page; the address that follows."""
    return client.post(reverse("language"), {"language": language, "next": back})["Location"]


def spoken(client: Client, address: str, **headers: str) -> str:
    """The language in which a page answers."""
    return client.get(address, headers=headers)["Content-Language"]


@in_languages
def test_a_browser_remembers_the_language_for_a_year(client, db, language):
    choose(client, language.code)

    cookie = client.cookies[COOKIE]
    assert (cookie.value, cookie["max-age"]) == (language.code, 365 * 24 * 3600)
    assert spoken(client, reverse("account_login"), accept_language="fr") == language.code


def test_the_first_page_opens_in_the_language_chosen_before(client, db):
    choose(client, "ar")

    assert client.get("/", headers={"accept-language": "pt"})["Location"] == "/ar/"


def test_a_person_reads_their_language_in_a_browser_that_knows_nothing(db):
    person = make_person(language="pt")
    make_mentor(person=person)
    at_home, elsewhere = Client(), Client()
    at_home.force_login(person)
    elsewhere.force_login(person)

    choose(at_home, "ar", back=reverse("my:home"))

    assert spoken(elsewhere, reverse("my:home"), accept_language="pt") == "ar"


def test_the_language_of_the_person_goes_before_that_of_the_browser(client, db):
    make_mentor(person=(person := make_person(language="en")))
    client.cookies[COOKIE] = "ar"
    client.force_login(person)

    assert spoken(client, reverse("my:home")) == "en"


def test_who_reads_arabic_reads_english_at_the_desk_and_keeps_arabic(client, db):
    person = make_person(language="ar")
    make_coordinator(make_entity(), person=person)
    client.force_login(person)

    read = spoken(client, reverse("desk:home"))

    person.refresh_from_db()
    assert (read, person.language) == ("en", "ar")


def test_a_public_page_stays_itself_in_the_other_language(client, db):
    assert choose(client, "ar", back="/pt/entities/") == "/ar/entities/"


def test_a_language_that_nobody_speaks_here_changes_nothing(client, db):
    choose(client, "tlh")

    assert COOKIE not in client.cookies


@pytest.mark.parametrize("address", ["/FR/", "/PT/", "/zh-cn/apply", "/zh-Hans/apply", "/pt-BR/", "//fr/apply"])
def test_an_address_that_names_a_language_otherwise_than_we_do_is_not_there(client, db, address):
    assert client.get(address).status_code == 404


def test_a_cookie_of_somebody_elses_making_breaks_no_page(client, db):
    client.cookies[COOKIE] = "FR"

    assert spoken(client, reverse("account_login")) == "fr"
