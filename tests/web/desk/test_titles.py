"""The title of a window stays in the history of the browser, so it names nobody."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.factories.partners import make_entity
from tests.web.desk.visiting import MADE_BY, colleague, seated


@pytest.mark.parametrize("kind", MADE_BY)
def test_the_title_of_a_case_says_what_it_is_and_not_whose(db, kind):
    entity = make_entity()
    case = MADE_BY[kind](entity)

    page = seated(colleague(entity)).get(reverse(f"desk:{kind}", args=[case.public_id]))

    title = unescape(re.findall(r"<title>([^<]*)</title>", page.content.decode())[0])
    assert (title.split()[0], "Pessoa" in title) == (kind.capitalize(), False)
