"""Long lists, a page at a time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentores.accounts.models import User
from mentores.core.paging import LAST, Page, page_of
from tests.factories.accounts import make_person

NAMES = ["Zé", "Évora", "ana", "Bela", "李", "Ana", "Zambujal", "O’Neil", "Bela", "Çelik"]
SORTED = ["ana", "Ana", "Bela", "Bela", "Çelik", "Évora", "O’Neil", "Zambujal", "Zé", "李"]
BY_NAME = ("folded_name", "pk")


@pytest.fixture
def people(db):
    for name in NAMES:
        make_person(name)
    return User.objects.all()


def paged(found, cursor: str = "", *, by=BY_NAME, size: int = 3, among=None) -> Page[User]:
    return page_of(found, by=by, cursor=cursor, size=size, among=found if among is None else among)


def names(page: Page[User]) -> list[str]:
    return [person.full_name for person in page.rows]


def walked(found, *, by=BY_NAME, size: int, back: bool = False) -> list[list[str]]:
    """Every page from one end of the list to the other."""
    pages: list[list[str]] = []
    cursor = LAST if back else ""
    while not pages or cursor:
        page = paged(found, cursor, by=by, size=size)
        pages.append(names(page))
        cursor = page.before if back else page.after
    return pages


@pytest.mark.parametrize("size", range(1, 12))
def test_walking_on_meets_everybody_once_and_in_order(people, size):
    pages = walked(people, size=size)

    assert [name for page in pages for name in page] == SORTED
    assert {len(page) for page in pages[:-1]} <= {size}


@pytest.mark.parametrize("size", [1, 2, 5, 10])
def test_walking_back_from_the_end_meets_everybody_once(people, size):
    pages = walked(people, size=size, back=True)

    assert [name for page in reversed(pages) for name in page] == SORTED


def test_going_back_to_a_beginning_that_is_too_short_gives_the_whole_first_page(people):
    last = paged(people, LAST, size=4)

    first = paged(people, paged(people, last.before, size=4).before, size=4)

    assert names(last) == SORTED[-4:]
    assert (names(first), first.before) == (SORTED[:4], "")


@pytest.mark.parametrize("by", [("-folded_name", "-pk"), ("-folded_name", "pk"), ("language", "-folded_name", "pk")])
def test_a_list_goes_either_way(people, by):
    User.objects.filter(full_name__in=["Bela", "李"]).update(language="ar")

    expected = [person.full_name for person in people.order_by(*by)]

    assert [name for page in walked(people, by=by, size=3) for name in page] == expected
    assert [name for page in reversed(walked(people, by=by, size=5, back=True)) for name in page] == expected


def test_somebody_who_arrives_in_between_moves_no_page(people):
    first = paged(people)
    make_person("Aaron")

    assert names(paged(people, first.after)) == SORTED[3:6]


def test_the_list_goes_on_behind_somebody_whom_the_filter_no_longer_finds(people):
    first = paged(people)
    User.objects.filter(pk=first.rows[-1].pk).update(language="ar")

    page = paged(people.filter(language="pt"), first.after, among=people)

    assert names(page) == SORTED[3:6]


def test_somebody_whom_the_reader_may_not_see_is_no_border(people):
    hidden = User.objects.get(full_name="Zé")
    seen = people.exclude(pk=hidden.pk)

    assert names(paged(seen, f"after-{hidden.public_id}")) == SORTED[:3]


@pytest.mark.parametrize("cursor", ["nonsense", "after-", "after-000000000000", "before-x", "after-\x00", "9" * 500])
def test_a_cursor_that_leads_nowhere_gives_the_first_page(people, cursor):
    assert names(paged(people, cursor)) == SORTED[:3]


def test_behind_the_last_one_is_the_last_page(people):
    last = User.objects.get(full_name="李")

    assert names(paged(people, f"after-{last.public_id}")) == SORTED[-3:]


def test_an_empty_list_has_one_page(db):
    page = paged(User.objects.none(), LAST)

    assert (page.rows, page.has_others) == ([], False)


def test_a_cursor_says_nothing_about_anybody(people):
    page = paged(people)

    assert page.after == f"after-{page.rows[-1].public_id}"


def test_no_page_counts_the_rows_before_it(people):
    with CaptureQueriesContext(connection) as asked:
        paged(people, paged(people, LAST).before)

    assert [query["sql"] for query in asked if "OFFSET" in query["sql"]] == []
