"""Every public page, in every language: open to everybody, with its own title, and with nothing about people."""

import re
from html import unescape

import pytest
from django.core.management import call_command

from mentores.admissions.first_texts import load_first_texts
from mentores.consents.models import Text
from mentores.consents.services import publish
from mentores.core.languages import BY_CODE
from mentores.partners.models import Promoter
from tests.factories.admissions import make_application
from tests.factories.moments import TODAY
from tests.factories.partners import make_entity
from tests.languages import CODES, in_each_language
from tests.web.public.registering import FORMS, LAST, address, answer, register, screen_address

PAGES = [
    "home",
    "help",
    "support",
    "continue",
    "under-18",
    "refer",
    "paper",
    "entities",
    "about",
    "privacy",
    "accessibility",
]


@pytest.fixture
def texts(db):
    """The texts a programme begins with."""
    load_first_texts()


def notice() -> Text:
    return Text.objects.get(purpose="information")


def title(response) -> str:
    """What the browser's tab says."""
    return unescape(re.findall(r"<title>([^<]+)</title>", response.content.decode())[0])


@in_each_language
def test_every_page_has_a_title_of_its_own(client, texts, language):
    entity = make_entity()
    sent = register(client, "help", language=language).headers["Location"]
    addresses = [*(address(page, language=language) for page in PAGES), sent]
    addresses.append(address("entity", language=language, slug=entity.slug))

    answers = [client.get(one) for one in addresses]

    assert [answer.status_code for answer in answers] == [200] * len(addresses)
    assert len({title(answer) for answer in answers}) == len(addresses)
    assert {answer.content.decode().count("<h1") for answer in answers} == {1}


@in_each_language
@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_its_language_and_leads_to_the_others(client, texts, page, language):
    html = client.get(address(page, language=language)).content.decode()

    others = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', html)
    assert f'<html lang="{language}" dir="{BY_CODE[language].direction}">' in html
    assert others == [(code, address(page, language=code)) for code in BY_CODE]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_read_before_anybody_has_named_a_promoter(client, texts, page):
    Promoter.objects.all().delete()

    assert client.get(address(page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_no_page_knows_a_person(client, texts, page):
    person = make_application().person

    html = client.get(address(page)).content.decode()

    assert [word in html for word in (person.full_name, person.contact_email, person.public_id)] == [False] * 3


@in_each_language
def test_the_notice_is_shown_in_its_newest_version(client, texts, language):
    publish("information", body={code: f"Curto {code}\n\nPorquê?\nPorque {code}." for code in CODES}, since=TODAY)

    html = client.get(address("privacy", language=language)).content.decode()

    shown = [f"Curto {language}", "<h2>Porquê?</h2>", f"<p>Porque {language}.</p>"]
    assert [text in html for text in shown] == [True] * 3


@pytest.mark.parametrize("page", ["help", "support"])
def test_the_notice_stands_on_the_last_screen(client, texts, page):
    for screen in FORMS[page]:
        if screen != LAST[page]:
            answer(client, page, screen)
    html = client.get(screen_address(page, LAST[page])).content.decode()

    questions = [part.split("\n")[0] for part in notice().body["pt"].split("\n\n")[1:]]
    assert ([question in html for question in questions], len(questions) > 5) == ([True] * len(questions), True)


def test_the_sources_of_the_facts_are_named(client, texts):
    html = client.get(address("about")).content.decode()

    assert [source in html for source in ("INE", "CAOP", "GeoNames")] == [True] * 3


def test_the_first_texts_are_loaded_once_and_never_over_what_somebody_wrote(texts):
    Promoter.objects.update(name="Outra entidade")

    call_command("load_first_texts", verbosity=0)

    assert (load_first_texts(), Text.objects.filter(version__gt=1).count(), Promoter.objects.get().name) == (
        0,
        0,
        "Outra entidade",
    )


@in_each_language
def test_the_first_texts_speak_every_language(texts, language):
    promoter = Promoter.objects.get()
    said = [notice().body, promoter.about, promoter.legal_basis]

    assert [bool(text[language]) for text in said] == [True] * 3
    assert notice().body[language].count("\n\n") == notice().body["pt"].count("\n\n")
