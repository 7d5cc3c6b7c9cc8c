"""Every page answers everybody as the matrix says, and no page is missing from it."""

import pytest

from tests.security.matrix import PAGES, THIRD_PARTY
from tests.security.visits import address_of, body_of, declared_names, kind_of


def test_every_address_of_the_site_is_in_the_matrix_once_and_nothing_else_is():
    ours = [name for name in declared_names() if not name.startswith(THIRD_PARTY)]

    assert sorted(page.name for page in PAGES) == sorted(ours)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_answers_everybody_as_declared(programme, visitors, page):
    cells = list(page.cells())

    answers = {
        cell: kind_of(visitors.ask(role, verb, address_of(programme, page, role, relation), body_of(programme, page)))
        for cell in cells
        for role, relation, verb in [cell]
    }

    assert answers == {cell: page.expects(*cell) for cell in cells}
