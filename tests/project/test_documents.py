"""A page that follows from the code says what the code says."""

import pytest

from docs.generate import HERE, PAGES


@pytest.mark.parametrize("page", PAGES)
def test_a_drawn_page_is_what_the_code_draws(page):
    assert (HERE / page).read_text() == PAGES[page](), "draw it again: ./run docs"
