"""An organisation applies: from a form to a candidate that the national team decides on, in every language."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.core.languages import STAFF_LANGUAGES
from mentores.messaging.models import Message
from mentores.partners.models import Candidacy, Entity
from mentores.partners.selectors import CANDIDACY_DAYS
from mentores.web.public.registration.throttle import EACH_HOUR
from tests.factories.accounts import make_appointed
from tests.factories.territories import LISBOA, PORTO, reference_data
from tests.web.public.registering import Answers, address, as_lists, send, written

APPLY = {
    "name": "Associação Casa da Ponte",
    "kind": "association",
    "municipality": LISBOA,
    "website": "https://ponte.example.org",
    "tax_number": "501 442 600",
    "publics": ["immigrant", "refugee"],
    "reach": "district",
    "covers_abroad": "on",
    "areas": ["EMP", "LIN"],
    "contact_name": "Ана Ponte",
    "contact_email": "ana@ponte.example.org",
    "contact_phone": "912 345 678",
    "motivation": "Já acompanhamos famílias.\nTemos duas pessoas.",
    "agreed": "on",
    "leave_empty": "",
}
WRONG = {
    "no name": {"name": ""},
    "a name too long": {"name": "a" * 201},
    "no kind": {"kind": ""},
    "a kind that is none": {"kind": "bakery"},
    "no municipality": {"municipality": ""},
    "a municipality that is none": {"municipality": "9999"},
    "a web page that is none": {"website": "ponte"},
    "a tax number with a wrong last digit": {"tax_number": "501442601"},
    "a tax number of words": {"tax_number": "amanhã"},
    "nobody to accompany": {"publics": []},
    "a reach that is none": {"reach": "moon"},
    "an area that is none": {"areas": ["EMP", "XXX"]},
    "nobody to write to": {"contact_name": ""},
    "no e-mail": {"contact_email": ""},
    "an e-mail that is none": {"contact_email": "ana@ponte"},
    "a telephone that is none": {"contact_phone": "123"},
    "no reason": {"motivation": ""},
    "not allowed to speak": {"agreed": None},
    "a trap walked into": {"leave_empty": "https://example.org"},
}
NO_CHOICE = {"9999", "XXX", "moon", "bakery"}


@pytest.fixture(autouse=True)
def ground(db):
    """Places and areas."""
    reference_data()


def mistakes_on(page) -> list[str]:
    """Where the summary at the top leads: to each question that has a mistake."""
    return re.findall(r'<li><a href="#([^"]+)"', page.content.decode())


def test_what_was_written_is_kept_and_waits_for_the_national_team(client):
    send(client, "apply", written(APPLY))

    entity = Entity.objects.get()
    candidacy = entity.candidacy
    assert (entity.name, entity.kind, entity.state, entity.since) == (APPLY["name"], "association", "candidate", None)
    assert (entity.municipality_id, entity.covered_districts, entity.covers_nation) == (LISBOA, [LISBOA[:2]], False)
    assert (entity.covers_abroad, entity.tax_number, entity.website) == (True, "501442600", APPLY["website"])
    assert (entity.publics, {area.code for area in entity.areas.all()}) == (["immigrant", "refugee"], {"EMP", "LIN"})
    assert (candidacy.contact_name, candidacy.contact_email) == ("Ана Ponte", "ana@ponte.example.org")
    assert (candidacy.contact_phone, candidacy.language) == ("+351912345678", "pt")
    assert candidacy.motivation.splitlines() == ["Já acompanhamos famílias.", "Temos duas pessoas."]


@pytest.mark.parametrize(
    ("reach", "districts", "nation"), [("near", [], False), ("district", ["13"], False), ("nation", [], True)]
)
def test_a_reach_is_around_a_district_or_the_country(client, reach, districts, nation):
    send(client, "apply", written(APPLY, municipality=PORTO, reach=reach))

    entity = Entity.objects.get()
    assert (entity.municipality_id, entity.covered_districts, entity.covers_nation) == (PORTO, districts, nation)


@pytest.mark.parametrize("language", [*STAFF_LANGUAGES, "ar"])
def test_the_organisation_reads_when_it_is_answered_and_is_written_to_in_its_language(client, language):
    coordinator = make_appointed(Role.NATIONAL_COORDINATOR)

    answer = send(client, "apply", written(APPLY), language=language)
    page = client.get(answer.headers["Location"])

    assert (answer.status_code, answer.headers["Location"]) == (302, address("applied", language=language))
    assert page.context["by"] == timezone.localdate() + timedelta(days=CANDIDACY_DAYS)
    assert {(one.address, one.language) for one in Message.objects.filter(person=None)} == {
        ("ana@ponte.example.org", language)
    }
    assert Message.objects.filter(person=coordinator.person).count() == 1


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_a_mistake_is_said_at_the_top_and_loses_nothing_that_was_written(client, changes):
    answers = written(APPLY, **changes)

    answer = send(client, "apply", answers)

    kept = {name: [one for one in values if one not in NO_CHOICE] for name, values in as_lists(answers).items()}
    assert (answer.status_code, Entity.objects.count()) == (422, 0)
    assert Answers(answer).given == {name: values for name, values in kept.items() if values and name != "leave_empty"}
    assert len(mistakes_on(answer)) == 1


def test_what_stands_in_several_lines_stays_as_well(client):
    answer = send(client, "apply", written(APPLY, name=""))

    assert "Já acompanhamos famílias.\nTemos duas pessoas." in answer.content.decode().replace("\r", "")


def test_a_form_sent_twice_is_one_application_and_the_page_says_so(client):
    answers = written(APPLY)

    send(client, "apply", answers)
    again = client.get(send(client, "apply", answers).headers["Location"])

    assert (Entity.objects.count(), Candidacy.objects.count(), again.context["again"]) == (1, 1, True)
    assert Message.objects.filter(person=None).count() == 1


def test_two_organisations_of_one_name_are_two(client):
    for _time in range(2):
        send(client, "apply", written(APPLY))

    assert Entity.objects.values("slug").distinct().count() == 2


def test_a_candidate_is_not_public(client):
    send(client, "apply", written(APPLY))

    assert APPLY["name"] not in client.get(address("entities")).content.decode()
    assert client.get(address("entity", slug=Entity.objects.get().slug)).status_code == 404


def test_too_many_forms_from_one_network_are_told_to_come_later_and_keep_their_answers(client):
    for _time in range(EACH_HOUR):
        send(client, "apply", written(APPLY))

    answer = send(client, "apply", written(APPLY, name="Outra"))
    elsewhere = send(client, "apply", written(APPLY), network="192.0.2.2")

    assert (answer.status_code, "Retry-After" in answer.headers) == (429, True)
    assert Answers(answer).given["name"] == ["Outra"]
    assert elsewhere.status_code == 302


def test_the_page_after_the_form_is_for_who_sent_it(client):
    assert client.get(address("applied")).headers["Location"] == address("home")


@pytest.mark.parametrize("page", ["home", "entities"])
def test_an_organisation_finds_the_form(client, page):
    assert f'href="{address("apply")}"' in client.get(address(page)).content.decode()
