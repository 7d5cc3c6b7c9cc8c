"""Whoever opens data about people leaves a reading: every page that shows some, to everybody whom it opens to."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from mentores.accounts.models import User
from mentores.audit.models import Reading
from mentores.audit.selectors import LIST
from mentores.audit.services import record_list
from mentores.web.readings import SHOWS
from tests.security.matrix import PAGES
from tests.security.matrix.page import OPENS, Page
from tests.security.programme import Programme
from tests.security.visits import OPENED_BY, Visitors, address_of, body_of, declared_names

# They are named to those they work with, as people of an entity and not of the programme.
COLLEAGUES = ("coordinator", "technician", "reader", "companycontact", "invited")
ASKED = [(page, cell) for page in PAGES for cell in page.cells() if page.expects(*cell) == OPENS and cell[2] == "GET"]


def opened(programme: Programme, visitors: Visitors, page: Page, role: str, relation: str, verb: str):
    """What the page answers, and the readings it left."""
    browser = visitors.browser(role)
    address = address_of(programme, page, role, relation)
    with transaction.atomic():
        Reading.objects.all().delete()
        answer = browser.get(address) if verb == "GET" else browser.post(address, body_of(programme, page))
        left = list(Reading.objects.values_list("kind", "subject", "person_id", "role"))
        transaction.set_rollback(True)
    return answer, left


def shows(programme: Programme, page: Page) -> str:
    """The kind of what the page shows; one named after another shows the same."""
    door, _, purpose = page.name.partition(":")
    if door == "links":
        return programme.links[OPENED_BY.get(purpose, purpose), "own"].kind
    return SHOWS.get(page.name) or SHOWS.get(page.name.partition("-")[0], "")


def others(programme: Programme, person: User | None, html: str) -> Iterator[str]:
    """The canaries in a page of people in the programme, other than the one who looks."""
    own = f"{person.full_name} {person.contact_email} {person.phone}" if person else ""
    for word, of in programme.canaries.items():
        if word in html and word not in own and of.split()[1] not in COLLEAGUES:
            yield of


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_leaves_one_reading_if_it_shows_data_about_people_and_none_if_not(programme, visitors, page):
    for asked, (role, relation, verb) in ASKED:
        if asked is not page:
            continue
        answer, left = opened(programme, visitors, page, role, relation, verb)
        viewer = answer.wsgi_request.viewer

        kind = shows(programme, page)
        expected = [(kind, viewer.person_id, viewer.role)] if kind else []
        assert (role, relation, [(kind, person, as_) for kind, _, person, as_ in left]) == (role, relation, expected)
        assert "" not in [subject for _, subject, _, _ in left]
        assert left or list(others(programme, viewer.person, answer.content.decode(errors="replace"))) == [], (
            role,
            relation,
        )


@pytest.mark.parametrize("name", ["application", "mentor", "mentee", "proposal", "mentorship"])
def test_the_reading_of_a_case_names_the_case(programme, visitors, name):
    page = next(page for page in PAGES if page.name == f"desk:{name}")

    _, left = opened(programme, visitors, page, "technician", "own", "GET")

    case = address_of(programme, page, "technician", "own").rstrip("/").rsplit("/", 1)[1]
    assert [(kind, subject) for kind, subject, _, _ in left] == [(name, case)]


def test_what_a_link_opened_is_a_reading_of_its_person_through_a_link_whoever_holds_it(programme, visitors):
    page = next(page for page in PAGES if page.name == "links:mentorship")

    _, left = opened(programme, visitors, page, "anonymous", "own", "GET")

    mentee, mentorship = programme.viewers["mentee"], programme.cases["own mentorship", "mentee"]
    assert left == [("mentorship", mentorship.public_id, mentee.person_id, "link")]


def test_a_case_shown_again_with_what_was_wrong_is_a_reading_too(programme, visitors):
    page = next(page for page in PAGES if page.name == "desk:application-decline")
    address = address_of(programme, page, "technician", "own")

    with transaction.atomic():
        Reading.objects.all().delete()
        answer = visitors.browser("technician").post(address, {"reason": "none that exists"})
        left = list(Reading.objects.values_list("kind", flat=True))
        transaction.set_rollback(True)

    assert (answer.status_code, left) == (422, ["application"])


@pytest.mark.parametrize("role", ["reader", "national_coordinator", "anonymous"])
def test_what_is_refused_or_absent_leaves_no_reading(programme, visitors, role):
    page = next(page for page in PAGES if page.name == "desk:mentor")

    left = [opened(programme, visitors, page, role, relation, "GET")[1] for relation in ("foreign", "absent")]

    assert left == [[], []]


def test_looking_through_a_list_is_one_reading(programme, visitors):
    browser = visitors.browser("technician")
    with transaction.atomic():
        Reading.objects.all().delete()
        for address in ("/desk/mentors/", "/desk/mentors/?page=2", "/desk/mentees/", "/desk/mentors/?state=ready"):
            browser.get(address)
        left = list(Reading.objects.order_by("pk").values_list("kind", "subject"))
        transaction.set_rollback(True)

    assert left == [(LIST, "desk:mentors"), (LIST, "desk:mentees")]


def test_a_list_opened_later_or_by_somebody_else_is_another_reading(programme, visitors):
    technician, reader, now = programme.viewers["technician"], programme.viewers["reader"], timezone.now()
    Reading.objects.all().delete()

    for viewer, minutes in [(technician, 0), (technician, 4), (reader, 4), (technician, 5), (technician, 6)]:
        record_list("desk:mentors", by=viewer, at=now + timedelta(minutes=minutes))

    readings = Reading.objects.order_by("pk").values_list("person_id", "at")
    assert list(readings) == [
        (technician.person_id, now),
        (reader.person_id, now + timedelta(minutes=4)),
        (technician.person_id, now + timedelta(minutes=5)),
    ]


def test_every_page_that_is_said_to_show_people_exists():
    assert set(SHOWS) - set(declared_names()) == set()
