"""The figures of the office are what is in the database, and only the office sees them."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.admissions.models import Application
from mentores.evaluations.models import Value
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import Mentorship
from mentores.participants.models import Side
from mentores.partners.models import Entity
from tests.factories.admissions import make_application
from tests.factories.evaluations import make_rating
from tests.factories.mentorships import make_mentorship
from tests.web.desk.visiting import Page, queries, text_of
from tests.web.office.sitting import seated

FIGURES, JSON, HOME = "/office/figures/", "/office/figures.json", "/office/"
RUNNING = (State.PREPARATION, State.RUNNING, State.PAUSED, State.CLOSING)


def stats(page: Page) -> list[int]:
    """The large numbers of the page."""
    return [int(number) for number in re.findall(r'<p class="stat-number">(\d+)<', page.content.decode())]


@pytest.fixture
def programme(db):
    """Applications, mentorships in every state, and ratings."""
    now = timezone.now()
    for side in (Side.MENTOR, Side.MENTEE, Side.MENTEE):
        make_application(side=side, at=now)
    for state in State:
        make_mentorship(state=state, at=now)
    make_rating(make_mentorship(state=State.COMPLETED, at=now), value=Value.POSITIVE, at=now)


def test_the_numbers_are_those_of_the_database(programme):
    processes = Mentorship.objects.all()
    running = processes.filter(state__in=RUNNING).count()
    ended = processes.filter(state__in=(State.COMPLETED, State.INTERRUPTED)).count()

    page = seated(Role.AUDITOR).get(FIGURES)

    assert stats(page) == [
        Entity.objects.count(),
        Application.objects.filter(side=Side.MENTOR).count(),
        Application.objects.filter(side=Side.MENTEE).count(),
        running + ended,
    ]
    assert f"{running} running, {ended} ended" in text_of(page)


def test_machines_read_the_same_numbers_as_people(programme):
    auditor = seated(Role.AUDITOR)

    page, read = auditor.get(FIGURES), auditor.get(JSON).json()

    network = read["network"]
    assert stats(page) == [network["entities"], network["mentors"], network["mentees"], network["processes"]["total"]]
    assert network["processes"]["running"] == sum(row["running"] for row in network["by_entity"])
    assert network["processes"]["ended"] == sum(row["ended"] for row in network["by_area"])
    assert read["ratings"]["mentee"]["positive"] == 1


def test_figures_are_for_the_day_asked_for(programme):
    yesterday = timezone.localdate() - timedelta(days=1)

    page = seated(Role.AUDITOR).get(FIGURES, {"on": yesterday.isoformat()})

    assert (page.context["on"], stats(page)[1:]) == (yesterday, [0, 0, 0])


def test_a_day_that_is_none_is_refused_and_todays_figures_are_shown(db):
    auditor = seated(Role.AUDITOR)

    page, read = auditor.get(FIGURES, {"on": "soon"}), auditor.get(JSON, {"on": "soon"})

    assert (page.status_code, read.status_code) == (422, 422)
    assert (page.context["on"], list(read.json()["errors"])) == (timezone.localdate(), ["on"])


def test_a_day_before_everything_has_nothing(db):
    page = seated(Role.AUDITOR).get(FIGURES, {"on": date(2000, 1, 1).isoformat()})

    assert (page.status_code, stats(page)) == (200, [0, 0, 0, 0])


@pytest.mark.parametrize("address", [HOME, FIGURES, "/office/entities/"])
def test_a_page_asks_the_same_for_one_entity_and_for_many(db, address):
    make_mentorship(at=timezone.now())
    member = seated(Role.NATIONAL_COORDINATOR)
    member.get(address)
    few = queries(member, address)

    for _ in range(3):
        make_mentorship(at=timezone.now())

    assert queries(member, address) == few
