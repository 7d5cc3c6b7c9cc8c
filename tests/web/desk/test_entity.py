"""The entity's own card: read by everybody at its desk, kept by its coordinators."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from mentores.accounts.roles import Role
from mentores.audit.models import Event
from mentores.core.languages import LANGUAGES
from mentores.partners.models import Entity
from mentores.web.desk.entity.parts import PARTS
from tests.factories.accounts import make_person
from tests.factories.partners import make_coordinator, make_entity, make_preparing
from tests.factories.territories import LISBOA, PORTO
from tests.web.desk.visiting import colleague, queries, said, seated, text_of

PAGE, ABSENCES = "/desk/entity/", "/desk/entity/absences"
SENT: dict[str, dict[str, Any]] = {
    "face": {
        "public_email": "ola@example.org",
        "public_phone": "+351912345678",
        "website": "https://example.org/",
        "description_pt": "Acompanhamos quem chega.",
        "description_en": "",
        "description_ar": "نرافق القادمين الجدد.",
    },
    "identity": {"tax_number": "501442600", "address": "Rua da Porta, 1", "postal_code": "1100-048"},
    "coverage": {"covers_km": "25", "covered_districts": ["11"], "covered": [PORTO], "covers_abroad": "on"},
    "support": {"publics": ["immigrant"], "areas": ["SER"]},
    "work": {"service_days": ["0", "4"], "open_cases_max": "12", "first_contact_days": "5"},
    "protection": {
        "data_protection_email": "dados@example.org",
        "complaints_url": "https://example.org/livro",
        "data_protection_text_pt": "Guardamos o que é preciso.",
    },
    "insurance": {"insurance_insurer": "Segura", "insurance_policy": "A-1", "insurance_until": "2030-01-31"},
}


def address(part: str) -> str:
    return f"/desk/entity/{part}"


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta", areas=["SER"], public_email="antes@example.org", insured_until=None)


@pytest.fixture
def client(entity):
    return seated(colleague(entity, Role.COORDINATOR, name="Helena Coordenadora"))


def test_the_card_shows_what_is_known_of_the_entity(entity, client):
    page = text_of(client.get(PAGE))

    assert "antes@example.org" in page
    assert "Public administration" in page
    assert page.count("No text in this language yet.") == len(LANGUAGES)
    assert "No insurance of your mentors is written down." in page


def test_the_card_asks_the_database_the_same_however_much_stands_on_it(entity, client):
    queries(client, PAGE)
    for_one = queries(client, PAGE)

    for _ in range(3):
        client.post(ABSENCES, {"since": str(timezone.localdate()), "until": str(timezone.localdate())})
    client.post(address("coverage"), {"covers_km": "1", "covered": [PORTO, LISBOA]})

    queries(client, PAGE)  # this one also says what was done
    assert queries(client, PAGE) == for_one


@pytest.mark.parametrize("part", PARTS)
def test_a_coordinator_changes_one_part_and_the_form_begins_with_it_again(entity, client, part):
    page = client.post(address(part), SENT[part], follow=True)

    form = client.get(address(part)).content.decode()
    kept = [value for sent in SENT[part].values() for value in (sent if isinstance(sent, list) else [sent])]
    with translation.override("en"):
        assert said(page) == [str(PARTS[part].done)]
    assert [value for value in kept if value not in form and value != "on"] == []
    assert Event.objects.filter(act="update_entity", subject=entity.public_id).count() == 1


def test_what_was_cleaned_is_what_the_entity_has(entity, client):
    for part, sent in SENT.items():
        client.post(address(part), sent)

    entity.refresh_from_db()
    assert entity.description == {"pt": "Acompanhamos quem chega.", "ar": "نرافق القادمين الجدد."}
    assert (entity.tax_number, entity.postal_code) == ("501442600", "1100-048")
    assert (entity.covers_km, entity.covered_districts, entity.covers_abroad) == (25, ["11"], True)
    assert [place.code for place in entity.covered.all()] == [PORTO]
    assert (entity.publics, entity.service_days, entity.open_cases_max) == (["immigrant"], [0, 4], 12)
    assert entity.data_protection_text == {"pt": "Guardamos o que é preciso."}
    assert (entity.insurance_insurer, entity.insurance_until) == ("Segura", date(2030, 1, 31))


def test_an_entity_without_a_municipality_has_nothing_around_it(db):
    entity = make_entity(municipality=None)
    client = seated(make_coordinator(entity))

    form = client.get(address("coverage")).content.decode()
    client.post(address("coverage"), {"covers_nation": "on"})

    entity.refresh_from_db()
    assert ("covers_km" in form, entity.covers_nation, entity.covers_km) == (False, True, 40)


@pytest.mark.parametrize(
    ("part", "wrong", "sentence"),
    [
        ("face", {"public_email": "ola@"}, "Enter a valid email address."),
        ("face", {"website": "nowhere"}, "Enter a valid URL."),
        (
            "face",
            {"public_phone": "1" * 21},
            "This is not a telephone number. For a number of another country, begin with + and its code.",
        ),
        ("face", {"description_en": "x" * 3001}, "Ensure this value has at most 3000 characters (it has 3001)."),
        (
            "identity",
            {"tax_number": "123456788"},
            "This is not a tax number. It has nine digits; please check them.",
        ),
        ("identity", {"postal_code": "1100"}, "Write it like this: 1100-048."),
        ("coverage", {"covers_km": "-1"}, "Ensure this value is greater than or equal to 0."),
        ("support", {"publics": []}, "Choose at least one."),
        ("work", {"service_days": ["9"]}, "Select a valid choice. 9 is not one of the available choices."),
        ("insurance", {"insurance_until": "soon"}, "Enter a valid date."),
        ("insurance", {"insurance_until": ""}, "Write the insurer and the last day together."),
        ("insurance", {"insurance_insurer": ""}, "Write the insurer and the last day together."),
    ],
)
def test_what_is_not_understood_comes_back_as_it_was_typed(entity, client, part, wrong, sentence):
    page = client.post(address(part), SENT[part] | wrong)

    assert page.status_code == 422
    assert sentence in text_of(page)
    assert Event.objects.filter(act="update_entity").count() == 0


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.READER])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("page", [*PARTS, "absences"])
def test_only_coordinators_change_the_card(entity, role, method, page):
    refused = getattr(seated(colleague(entity, role)), method)(address(page), SENT.get(page, {}))

    assert (refused.status_code, Entity.objects.get(pk=entity.pk).public_email) == (403, "antes@example.org")


@pytest.mark.parametrize("part", PARTS)
def test_only_coordinators_are_shown_the_way_to_a_form(entity, client, part):
    way = reverse(f"desk:entity-{part}")

    assert way in client.get(PAGE).content.decode()
    assert way not in seated(colleague(entity, Role.READER)).get(PAGE).content.decode()


def test_days_away_are_planned_and_removed(entity, client):
    first = timezone.localdate() + timedelta(days=7)

    planned = client.post(ABSENCES, {"since": str(first), "until": str(first), "note": "Obras"}, follow=True)
    removed = client.post(re.findall(r'action="([^"]+/remove)"', planned.content.decode())[0], follow=True)

    assert (said(planned), "Obras" in text_of(planned)) == (["The days away are planned."], True)
    assert (said(removed), "No days away are planned" in text_of(removed)) == (["These days away are removed."], True)


def test_days_that_end_before_they_begin_are_refused(entity, client):
    page = client.post(ABSENCES, {"since": "2030-01-02", "until": "2030-01-01"})

    assert (page.status_code, entity.absences.count()) == (422, 0)
    assert "The last day comes before the first one." in text_of(page)


def test_an_entity_in_preparation_reads_what_is_missing_until_nothing_is(db):
    entity = make_preparing("Porta Nova")
    client = seated(make_coordinator(entity))

    before = client.get("/desk/").content.decode()
    for part, sent in SENT.items():
        client.post(address(part), sent)
    after = client.get("/desk/").content.decode()

    ways = [reverse(f"desk:entity-{part}") for part in ("face", "work", "identity", "insurance", "protection")]
    assert [way for way in ways if f'<a href="{way}"' not in before] == []
    assert [way for way in ways if f'<a href="{way}"' in after] == []


def test_an_entity_in_preparation_reads_the_clock_that_it_has_set_itself(db):
    entity = make_preparing()
    client = seated(make_coordinator(entity, person=make_person(language="en")))
    promised = "Somebody of yours speaks with each person within {}."

    before = text_of(client.get("/desk/"))
    client.post(address("work"), SENT["work"])
    after = text_of(client.get("/desk/"))

    assert promised.format("15 working days") in before
    assert promised.format("5 working days") in after


@pytest.mark.parametrize("page", ["applications", "mentors", "mentees", "proposals", "mentorships", "round"])
def test_an_entity_in_preparation_has_its_card_and_its_people_and_nothing_else(db, page):
    client = seated(make_coordinator(make_preparing()))

    refused = client.get(reverse(f"desk:{page}")).status_code
    menu = client.get("/desk/").content.decode()

    assert (refused, f'href="{reverse(f"desk:{page}")}"' in menu) == (403, False)
    assert [client.get(way).status_code for way in ("/desk/entity/", "/desk/people/", "/desk/people/invite")] == [
        200
    ] * 3
