"""The guides of the interview that a programme begins with."""

import pytest

from mentores.admissions.guides import GUIDES, guide_of, load_first_guides
from mentores.core.languages import STAFF_LANGUAGES
from mentores.participants.models import Side
from mentores.questionnaires.selectors import missing_languages
from tests.factories.questionnaires import make_questionnaire


@pytest.mark.parametrize("side", Side)
def test_a_programme_that_begins_has_a_short_guide_for_each_side_in_the_languages_of_the_staff(db, side):
    added = load_first_guides()

    guide = guide_of(side)
    assert guide is not None
    missing = {language.code for language in missing_languages(guide)}
    assert (added, missing & {*STAFF_LANGUAGES}, 4 <= len(guide.asked) <= 8) == (len(GUIDES), set(), True)


def test_a_guide_that_somebody_has_published_stays(db):
    published = make_questionnaire("interview-mentee")

    assert (load_first_guides(), guide_of(Side.MENTEE), load_first_guides()) == (1, published, 0)
