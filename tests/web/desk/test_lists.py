"""The four lists of the desk: filters, order, pages, what is kept, what is done to several, and what is taken away."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from mentores.accounts.roles import Role
from mentores.admissions.models import Application
from mentores.audit.models import Event, Reading
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Side
from mentores.partners.models import SavedFilter
from mentores.web.desk.lists import listings
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.matching import make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import after
from tests.factories.participants import DOCUMENTS, make_answers, make_mentee, make_mentor
from tests.factories.partners import make_entity
from tests.factories.territories import PORTO
from tests.web.desk.visiting import Page, colleague, queries, rows, said, searched, seated, text_of

LISTS: dict[str, Callable[..., Any]] = {
    "applications": make_application,
    "mentors": make_mentor,
    "mentees": make_mentee,
    "mentorships": lambda entity: make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity)),
}


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


@pytest.fixture
def coordinator(entity):
    return seated(colleague(entity, Role.COORDINATOR))


def at(name: str, **asked: str) -> str:
    """The address of a list, asked for something."""
    return f"{reverse(f'desk:{name}')}?{'&'.join(f'{key}={value}' for key, value in asked.items())}"


def people(entity, *names: str) -> list[Mentee]:
    """Mentees with these names, the first of whom has waited longest."""
    return [
        make_mentee(entity, person=make_person(name), waiting_since=after(days=number))
        for number, name in enumerate(names)
    ]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_the_database_the_same_for_one_row_and_for_many(entity, client, name):
    LISTS[name](entity)
    queries(client, reverse(f"desk:{name}"))
    for_one = queries(client, reverse(f"desk:{name}"))

    for _ in range(3):
        LISTS[name](entity)

    assert queries(client, reverse(f"desk:{name}")) == for_one


@pytest.mark.parametrize("name", LISTS)
def test_a_list_shows_nothing_of_another_entity(client, name):
    LISTS[name](make_entity("Outra Casa"))

    assert rows(client.get(at(name, state=""))) == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_how_many_were_found(entity, client, name):
    for _ in range(2):
        LISTS[name](entity)

    assert "2 found" in text_of(client.get(reverse(f"desk:{name}")))


def test_the_next_page_goes_on_behind_the_last_row_without_its_name_in_the_address(entity, client, monkeypatch):
    monkeypatch.setattr(listings, "ROWS", 2)
    mentees = people(entity, "Ana", "Bela", "Carla", "Dina", "Eva")

    first = client.get(at("mentees"))
    second = client.get(at("mentees", page=f"after-{mentees[1].public_id}"))
    last = client.get(at("mentees", page="last"))

    assert [rows(page) for page in (first, second, last)] == [["Ana", "Bela"], ["Carla", "Dina"], ["Dina", "Eva"]]
    assert f"page=after-{mentees[1].public_id}" in first.content.decode()
    assert f"page=before-{mentees[2].public_id}" in second.content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Zeca", "Évora", "Ana"]),
        ({"sort": "-since"}, ["Ana", "Évora", "Zeca"]),
        ({"sort": "name"}, ["Ana", "Évora", "Zeca"]),
        ({"sort": "-name"}, ["Zeca", "Évora", "Ana"]),
        ({"sort": "nonsense"}, ["Zeca", "Évora", "Ana"]),
    ],
)
def test_a_list_is_sorted_as_asked(entity, client, asked, found):
    people(entity, "Zeca", "Évora", "Ana")

    assert rows(client.get(at("mentees", **asked))) == found


def test_the_head_of_a_column_says_how_it_sorts_and_leads_to_the_other_way(entity, client):
    people(entity, "Ana")

    html = client.get(at("mentees", sort="name")).content.decode()

    head = re.search(r'<th [^>]*aria-sort="ascending"[^>]*><a [^>]*href="([^"]*)">Name</a>', html)
    assert head is not None
    assert "sort=-name" in head[1]
    assert html.count("aria-sort") == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"place": PORTO}, ["No Porto"]),
        ({"place": PORTO[:2]}, ["No Porto"]),
        ({"area": "LIN"}, ["Língua"]),
        ({"language": "uk"}, ["Olena"]),
        ({"public": "returning_emigrant"}, ["Regressada"]),
        ({"longer": "30"}, ["Antiga"]),
        ({"state": "paused"}, ["Em Pausa"]),
        ({"state": "searching", "place": PORTO}, ["No Porto"]),
        ({"state": "proposed"}, ["Proposta"]),
        ({"place": "9999", "area": "nonsense", "language": "xx", "state": "paused"}, ["Em Pausa"]),
    ],
)
def test_mentees_are_narrowed(entity, client, asked, found):
    today = timezone.now()
    make_mentee(entity, person=make_person("No Porto"), answers=make_answers(municipality=PORTO), waiting_since=today)
    make_mentee(entity, person=make_person("Língua"), areas=["LIN-CONV"], waiting_since=today)
    make_mentee(entity, person=make_person("Olena"), languages={"uk": "native"}, waiting_since=today)
    make_mentee(
        entity, person=make_person("Regressada"), answers=make_answers(public="returning_emigrant"), waiting_since=today
    )
    make_mentee(entity, person=make_person("Antiga"), waiting_since=today - timedelta(days=31))
    make_mentee(entity, person=make_person("Em Pausa"), state=MenteeState.PAUSED, waiting_since=today)
    proposed = make_mentee(entity, person=make_person("Proposta"), waiting_since=today)
    make_proposal(mentee=proposed)

    assert rows(client.get(at("mentees", **asked))) == found


def test_mentors_are_narrowed_by_where_they_stand_and_whom_they_would_accompany(entity, client):
    anybody = make_mentor(entity, person=make_person("Ana Todos"))
    make_mentor(entity, person=make_person("Bela Emigrantes"), answers=make_answers(publics=["returning_emigrant"]))
    make_mentor(entity, person=make_person("Carla Pausa"), state=MentorState.PAUSED)
    make_mentorship(mentor=anybody, mentee=make_mentee(entity))

    assert rows(client.get(at("mentors", state="mentoring"))) == ["Ana Todos"]
    assert rows(client.get(at("mentors", state="available"))) == ["Bela Emigrantes"]
    assert rows(client.get(at("mentors", public="refugee"))) == ["Ana Todos", "Carla Pausa"]


def test_applications_begin_with_those_that_are_open_and_can_be_the_late_ones(entity, client):
    make_application(entity, person=make_person("Ana Aberta"))
    make_application(entity, person=make_person("Bela Decidida"), state="not_accepted")
    late = make_application(entity, person=make_person("Carla Atrasada"))
    Application.objects.exclude(due_on=None).update(due_on=timezone.localdate() + timedelta(days=3))
    Application.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(days=1))

    assert rows(client.get(at("applications"))) == ["Ana Aberta", "Carla Atrasada"]
    assert rows(client.get(at("applications", state="late"))) == ["Carla Atrasada"]
    assert rows(client.get(at("applications", sort="due"))) == ["Carla Atrasada", "Ana Aberta"]
    assert rows(client.get(at("applications", state="not_accepted"))) == ["Bela Decidida"]


def test_of_mentorships_those_without_a_meeting_can_come_first(entity, client):
    for days, name in ((0, "Há Muito"), (20, "Há Pouco")):
        mentee = make_mentee(entity, person=make_person(name))
        make_mentorship(mentor=make_mentor(entity), mentee=mentee, at=after(days=days))
    never = make_mentee(entity, person=make_person("Nunca"))
    make_mentorship(mentor=make_mentor(entity), mentee=never, state="preparation", at=after(days=10))

    assert rows(client.get(at("mentorships", sort="met"))) == ["Nunca", "Há Muito", "Há Pouco"]


def test_the_words_looked_for_stay_out_of_the_address_and_hold_for_the_next_page(entity, client, monkeypatch):
    monkeypatch.setattr(listings, "ROWS", 1)
    people(entity, "Ana Um", "Bela Um", "Carla Outra")

    page = searched(client, reverse("desk:mentees"), {"words": "um"})
    following = re.search(r'href="(\?[^"]*page=after-[^"]*)"', page.content.decode())

    assert following is not None
    assert rows(client.get(reverse("desk:mentees") + following[1].replace("&amp;", "&"))) == ["Bela Um"]
    assert "words" not in page.redirect_chain[-1][0]


def kept(client, name: str = "Do Porto", **asked: str) -> Page:
    return client.post(at("mentees", **asked).replace("/?", "/keep?"), {"name": name}, follow=True)


def test_a_filter_is_kept_for_oneself_without_the_words_and_opens_the_list_again(entity, client):
    make_mentee(entity, person=make_person("Porto"), answers=make_answers(municipality=PORTO))
    people(entity, "Lisboa")
    found = searched(client, reverse("desk:mentees"), {"place": PORTO, "words": "porto", "state": ""})

    page = client.post(found.redirect_chain[-1][0].replace("/?", "/keep?"), {"name": "Do Porto"}, follow=True)

    saved = SavedFilter.objects.get()
    assert said(page) == ["The filter is kept. It stands above the list."]
    assert (saved.chosen["place"], "words" in saved.chosen, "search" in saved.chosen) == (PORTO, False, False)
    assert rows(page) == ["Porto"]
    assert "Do Porto" not in text_of(seated(colleague(entity)).get(at("mentees")))


def test_the_same_name_keeps_the_newer_choice(client):
    kept(client, state="paused")
    kept(client, state="done")

    assert [saved.chosen["state"] for saved in SavedFilter.objects.all()] == ["done"]


def test_a_filter_needs_a_name_and_eight_are_enough(client):
    nameless = kept(client, "")
    for number in range(8):
        kept(client, f"Número {number}")
    ninth = kept(client, "Mais um")

    assert (nameless.status_code, ninth.status_code) == (422, 422)
    assert "You keep eight filters for this list already. Remove one first." in text_of(ninth)
    assert SavedFilter.objects.count() == 8


def test_a_filter_is_removed_by_whoever_keeps_it(entity, client):
    kept(client)
    address = reverse("desk:filter-forget", args=[SavedFilter.objects.get().public_id])

    refused = seated(colleague(entity)).post(address)
    page = client.post(address, follow=True)

    assert refused.status_code == 404
    assert said(page) == ["The filter is removed."]
    assert SavedFilter.objects.count() == 0


def sheet(answer: Page) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(answer.getvalue())).get_sheet_by_index(0).to_python()


def test_a_coordinator_takes_what_the_filter_shows_as_a_workbook_of_texts(entity, coordinator):
    people(entity, "=SUM(A1)", "Bela")
    make_mentee(entity, person=make_person("Carla"), state=MenteeState.PAUSED)

    answer = coordinator.post(reverse("desk:mentees-export"), {"format": "xlsx"})

    assert [row[0] for row in sheet(answer)] == ["Name", "=SUM(A1)", "Bela"]
    assert answer["Content-Disposition"].startswith('attachment; filename="mentees-')


def test_the_same_goes_as_csv_where_a_formula_is_a_text(entity, coordinator):
    people(entity, "=SUM(A1)")

    answer = coordinator.post(reverse("desk:mentees-export"), {"format": "csv"})

    assert "'=SUM(A1)," in answer.getvalue().decode()
    assert Event.objects.filter(act="export", subject="mentee").count() == 1
    assert Reading.objects.filter(kind="list", subject="desk:mentees-export").count() == 1


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.READER])
def test_nobody_else_takes_a_list_away(entity, role):
    people(entity, "Ana")
    browser = seated(colleague(entity, role))

    assert "Take the list away" not in text_of(browser.get(at("mentees")))
    assert browser.post(reverse("desk:mentees-export"), {"format": "csv"}).status_code == 403


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_says_what_would_be_here(client, name):
    assert f"No {name.removesuffix('s')} is here" in text_of(client.get(reverse(f"desk:{name}")))


def test_the_areas_of_an_application_are_those_of_its_side(entity, client):
    make_application(entity, person=make_person("Precisa"), side=Side.MENTEE, areas=[DOCUMENTS])
    make_application(entity, person=make_person("Oferece"), side=Side.MENTOR, areas=["LIN-CONV"])

    assert rows(client.get(at("applications", area=DOCUMENTS))) == ["Precisa"]
    assert rows(client.get(at("applications", area="LIN"))) == ["Oferece"]
