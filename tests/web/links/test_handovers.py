"""A mentor answers, by link or in the own space, whether another entity may accompany them."""

import pytest
from django.urls import reverse

from mentores.core.tokens import token_for
from mentores.links.models import Link
from tests.factories.accounts import make_person
from tests.factories.participants import make_handover, make_mentor
from tests.web.links.opening import now


@pytest.fixture
def handover(db):
    return make_handover(make_mentor(person=make_person(language="en"), at=now()), at=now())


def opened(handover) -> str:
    link = Link.objects.get(purpose="handover", subject=handover.public_id)
    return reverse("links:handover", args=[token_for(link.public_id)])


@pytest.mark.parametrize(
    ("answer", "says", "shown"),
    [("yes", True, "We wait for the answer of"), ("no", False, "Nobody asks you this any more.")],
)
def test_the_link_takes_the_answer_and_says_what_follows(client, handover, answer, says, shown):
    before = client.get(opened(handover)).content.decode()

    page = client.post(opened(handover), {"answer": answer}, follow=True).content.decode()

    handover.refresh_from_db()
    assert before.count("may") > 0
    assert handover.person_says is says
    assert shown in page


def test_who_has_an_account_finds_the_question_on_the_own_page(client, handover):
    client.force_login(handover.mentor.person)
    address = reverse("my:handover", args=[handover.public_id])

    home = client.get(reverse("my:home")).content.decode()
    client.post(address, {"answer": "yes"})

    handover.refresh_from_db()
    assert home.count(f'href="{address}"') == 1
    assert handover.person_says is True


def test_the_second_answer_after_a_no_changes_nothing_and_says_so(client, handover):
    client.post(opened(handover), {"answer": "no"})

    page = client.post(opened(handover), {"answer": "yes"}, follow=True).content.decode()

    handover.refresh_from_db()
    assert handover.person_says is False
    assert "Something has changed in the meantime." in page
