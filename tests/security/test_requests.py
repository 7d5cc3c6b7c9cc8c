"""What no page gives away, and what none lets itself be talked into."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentores.participants.models import Mentor
from tests.security.matrix import PAGES
from tests.security.matrix.page import PARTICIPANTS
from tests.security.programme import ABSENT
from tests.security.visits import address_of, body_of

TOKENS = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
FOREIGN = [page for page in PAGES if "foreign" in page.misses]
WHOSE = {
    "entry": "coordinator",
    "company": "company_contact",
    "desk": "coordinator",
    "my": "mentee",
    "office": "national_coordinator",
}
# What a page that is only looked at may write: the session, and that somebody has looked.
MAY_BE_WRITTEN = ("django_session", "audit_reading")
ELSEWHERE = (
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "https://testserver@evil.example",
    "https://testserver.evil.example",
    " //evil.example",
    "/\t/evil.example",
    "%2F%2Fevil.example",
)


def told(answer) -> tuple[int, dict[str, str], bytes]:
    """Everything an answer says, but for the tokens drawn anew for each."""
    return answer.status_code, dict(answer.items()), TOKENS.sub(b"", answer.content)


@pytest.mark.parametrize("page", FOREIGN, ids=lambda page: page.name)
def test_what_is_somebody_elses_answers_byte_for_byte_as_what_is_not_there(programme, visitors, page):
    role, body = WHOSE[page.name.partition(":")[0]], body_of(programme, page)

    for verb in page.verbs:
        foreign = visitors.ask(role, verb, address_of(programme, page, role, "foreign"), body)
        absent = visitors.ask(role, verb, address_of(programme, page, role, "absent"), body)

        assert foreign.status_code == 404
        assert told(foreign) == told(absent)


@pytest.mark.parametrize("page", [page for page in PAGES if "GET" in page.verbs], ids=lambda page: page.name)
def test_looking_at_a_page_changes_nothing(programme, visitors, page):
    role = "coordinator" if "coordinator" in page.roles else page.roles[0]
    address = address_of(programme, page, role, next(iter(page.finds)))

    with CaptureQueriesContext(connection) as asked:
        visitors.ask(role, "GET", address)
        visitors.ask(role, "HEAD", address)

    changes = [query["sql"] for query in asked if re.match(r"INSERT|UPDATE|DELETE", query["sql"])]
    assert [sql for sql in changes if sql.split('"')[1] not in MAY_BE_WRITTEN] == []


@pytest.mark.parametrize("page", [page for page in PAGES if "POST" in page.verbs], ids=lambda page: page.name)
def test_a_form_without_its_token_is_refused_whoever_sends_it(programme, visitors, page):
    for role in {"anonymous", page.roles[-1]}:
        browser = Client(enforce_csrf_checks=True)
        browser.cookies = visitors.browser(role).cookies
        address = address_of(programme, page, role, next(iter(page.finds)))

        answer = browser.post(address, body_of(programme, page))

        assert answer.status_code == 403


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_nobody_is_sent_to_another_site(programme, visitors, elsewhere):
    own = f"coordinator-{programme.entities['own'].public_id}"
    language = visitors.ask("anonymous", "POST", reverse("language"), {"language": "pt", "next": elsewhere})
    hats = visitors.ask("coordinator", "POST", reverse("entry:hats"), {"hat": own, "next": elsewhere})

    for asked, answer in (("language", language), ("entry/hats", hats)):
        assert answer.status_code == 302
        assert urlsplit(urljoin(f"http://testserver/{asked}", answer["Location"])).netloc == "testserver"
        assert not answer["Location"].startswith(("//", "/\\", "\\"))


def test_a_request_for_another_host_is_refused(client):
    assert client.get("/pt/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/healthz", headers={"host": "testserver.evil.example"}).status_code == 400


def test_a_hat_of_somebody_else_is_not_put_on(programme, visitors):
    foreign = f"coordinator-{programme.entities['foreign'].public_id}"

    visitors.ask("coordinator", "POST", reverse("entry:hats"), {"hat": foreign})

    answer = visitors.ask("coordinator", "GET", reverse("desk:home"))
    assert answer.context["viewer"].entity_id == programme.entities["own"].pk


def test_a_meeting_of_others_is_not_taken_back_by_naming_it_in_ones_own_form(programme, visitors):
    own = reverse("my:mentorship", args=[programme.cases["own mentorship", "mentee"].public_id])

    for meeting in (programme.meetings["foreign"], ABSENT):
        assert visitors.ask("mentee", "POST", own, {"undo": meeting}).status_code == 404


def test_fields_that_a_form_does_not_have_change_nothing(programme, visitors):
    mentor = programme.cases["mentor", "own"]
    foreign = programme.entities["foreign"].pk
    more = {"entity": foreign, "entity_id": foreign, "state": "inactive", "person": "1", "public_id": ABSENT}

    visitors.browser("coordinator").post(
        reverse("desk:mentor-update", args=[mentor.public_id]), {"capacity": "2", **more}
    )

    changed = Mentor.objects.get(pk=mentor.pk)
    assert (changed.capacity, changed.entity_id, changed.state) == (2, mentor.entity_id, mentor.state)
    assert (changed.person_id, changed.public_id) == (mentor.person_id, mentor.public_id)


def test_an_application_is_given_only_to_an_active_entity_of_the_list(programme, visitors):
    page = next(page for page in PAGES if page.name == "office:application")
    address = address_of(programme, page, "national_coordinator", "unowned")

    answer = visitors.ask("national_coordinator", "POST", address, {"entity": "nobody", "reason": "Near."})

    assert answer.status_code == 422


def test_nobody_proposes_a_mentor_who_does_not_take_part(programme, visitors):
    propose = reverse("desk:mentee-propose", args=[programme.cases["mentee", "own"].public_id])

    for mentor in (programme.cases["resting", "foreign"].public_id, ABSENT):
        answer = visitors.ask("coordinator", "POST", propose, {"mentor": mentor})
        assert answer["Location"] == reverse("desk:mentee", args=[programme.cases["mentee", "own"].public_id])


@pytest.mark.parametrize("role", PARTICIPANTS)
def test_a_door_met_without_a_hat_that_fits_says_no_and_leads_nowhere(visitors, role):
    answer = visitors.ask(role, "GET", reverse("desk:home"))

    assert (answer.status_code, b"entry/hats" in answer.content) == (403, False)


def test_whoever_has_another_hat_for_the_door_is_offered_the_change_and_comes_back(visitors):
    offered = visitors.ask("two_hats", "GET", reverse("office:audit"))
    browser = visitors.browser("two_hats")

    changed = browser.post(reverse("entry:hats"), {"hat": "auditor", "next": reverse("office:audit")}, follow=True)

    assert (offered.status_code, [hat.role for hat in offered.context["fitting"]]) == (403, ["auditor"])
    assert (changed.status_code, changed.context["viewer"].role) == (200, "auditor")
