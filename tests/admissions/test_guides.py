"""The guides of the interview that a programme begins with."""

import pytest

from mentores.admissions.guides import GUIDES, guide_of, load_first_guides
from mentores.participants.models import Side
from mentores.questionnaires.selectors import missing_languages
from tests.factories.questionnaires import make_questionnaire


@pytest.mark.parametrize("side", Side)
def test_a_programme_that_begins_has_a_short_guide_for_each_side_in_every_language(db, side):
    added = load_first_guides()

    guide = guide_of(side)
    assert guide is not None
    assert (added, missing_languages(guide), 4 <= len(guide.asked) <= 8) == (len(GUIDES), [], True)


def test_a_guide_that_somebody_has_published_stays(db):
    published = make_questionnaire("interview-mentee")

    assert (load_first_guides(), guide_of(Side.MENTEE), load_first_guides()) == (1, published, 0)
