"""Staff who have signed in without a second step: no page and no form of any door opens to them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.web.sessions import BEGUN, SEEN, SHOWN
from tests.security.matrix import PAGES
from tests.security.visits import address_of, body_of

STAFF = ("coordinator", "company_contact", "national_coordinator")  # one of each door
FOR_EVERYBODY = ("public", "links", "home", "language", "healthz", "robots")
SETS_IT_UP = ("entry:confirm", "entry:send-code")
CLOSED = [page for page in PAGES if page.name.partition(":")[0] not in FOR_EVERYBODY and page.name not in SETS_IT_UP]


@pytest.fixture
def limited(visitors):
    """The browsers of the staff, in sessions that began with a code and not with a button of the demonstration."""
    now = timezone.now().timestamp()
    for role in STAFF:
        session = visitors.browser(role).session
        session.update({BEGUN: now, SEEN: now, SHOWN: now})
        session.save()
    return visitors


@pytest.mark.parametrize("page", CLOSED, ids=lambda page: page.name)
def test_nothing_opens_and_nothing_is_done_without_the_second_step(programme, limited, page):
    relation = next(iter(page.finds))
    answers = {}

    for role in STAFF:
        for verb in ("GET", "POST"):
            answer = limited.ask(role, verb, address_of(programme, page, role, relation), body_of(programme, page))
            answers[role, verb] = (answer.status_code, answer.get("Location"))

    assert set(answers.values()) == {(302, reverse("mfa_index"))}
