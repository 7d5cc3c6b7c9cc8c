"""The office writes down how places share applications, and edits conditions and services."""

import re

import pytest
from django.urls import reverse

from mentores.accounts.roles import Role
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Rule, Sharing, SharingRule, Signpost
from mentores.admissions.reference import load_reference
from mentores.admissions.selectors import named_to, signposts
from tests.factories.admissions import make_application
from tests.factories.territories import LISBOA, reference_data
from tests.web.office.sitting import seated

PAGE = "/office/admission/"
WORDS = {"name_pt": "Ser pessoa adulta", "name_en": "Being 18", "text_pt": "Para todos.", "text_en": "For adults."}


@pytest.fixture
def office(db):
    reference_data()
    load_reference()
    return seated(Role.NATIONAL_COORDINATOR)


def listed(client, kind):
    """The codes of a list, in the order of the page."""
    html = client.get(PAGE).content.decode()
    return re.findall(rf'<a href="/office/admission/{kind}s/([\w-]+)">', html)


def test_the_page_names_conditions_and_services_and_what_is_agreed(office):
    office.post(reverse("office:admission-sharing"), {"municipality": LISBOA, "rule": SharingRule.TURN})

    assert Sharing.objects.get().rule == SharingRule.TURN
    assert (len(listed(office, "rule")), len(listed(office, "signpost"))) == (
        Rule.objects.count(),
        Signpost.objects.count(),
    )


def test_an_agreement_needs_a_place_and_what_was_typed_stays(office):
    answer = office.post(reverse("office:admission-sharing"), {"municipality": "", "rule": SharingRule.PUBLIC})

    html = answer.content.decode()
    assert (answer.status_code, Sharing.objects.count(), html.count('value="public"')) == (422, 0, 1)


def test_a_condition_is_written_anew_and_shown_on_the_public_page(office):
    address = reverse("office:admission-rule", args=["adult"])

    answer = office.post(address, WORDS | {"side": "mentor"})

    rule = Rule.objects.get(code="adult")
    assert (answer.status_code, rule.name) == (302, {"pt": "Ser pessoa adulta", "en": "Being 18"})
    assert (rule.text, rule.side) == ({"pt": "Para todos.", "en": "For adults."}, "mentor")
    assert office.get("/pt/about/").content.decode().count("Ser pessoa adulta") == 1


def test_a_condition_is_there_in_the_languages_of_the_staff(office):
    answer = office.post(reverse("office:admission-rule-new"), WORDS | {"text_en": ""})

    assert (answer.status_code, "Ser pessoa adulta" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("kind", ["rule", "signpost"])
def test_what_is_added_stands_last_and_is_read_by_everybody(office, kind):
    before = listed(office, kind)

    office.post(reverse(f"office:admission-{kind}-new"), WORDS)

    after = listed(office, kind)
    assert (after[:-1], len(after)) == (before, len(before) + 1)
    assert ("Ser pessoa adulta" in office.get("/pt/about/").content.decode()) == (kind == "rule")


def test_the_order_is_that_of_the_team(office):
    first, second, *others = listed(office, "rule")

    office.post(reverse("office:admission-rule-act", args=[first, "earlier"]))
    office.post(reverse("office:admission-rule-act", args=[first, "later"]))
    office.post(reverse("office:admission-rule-act", args=[others[-1], "later"]))

    assert listed(office, "rule") == [second, first, *others]


def test_a_condition_that_is_retired_is_not_shown_until_it_is_shown_again(office):
    office.post(reverse("office:admission-rule", args=["adult"]), WORDS)

    office.post(reverse("office:admission-rule-act", args=["adult", "retire"]))
    retired = "Ser pessoa adulta" in office.get("/pt/about/").content.decode()
    office.post(reverse("office:admission-rule-act", args=["adult", "restore"]))

    assert (retired, "Ser pessoa adulta" in office.get("/pt/about/").content.decode()) == (False, True)


def test_a_service_that_is_retired_stays_with_the_cases_that_name_it(office):
    case = make_application(state=State.NOT_ACCEPTED)
    Application.objects.update(elsewhere=["claim"])
    case.refresh_from_db()

    office.post(reverse("office:admission-signpost-act", args=["claim", "retire"]))

    assert ([one.code for one in named_to(case)], "claim" in [one.code for one in signposts()]) == (["claim"], False)


def test_what_nobody_knows_is_not_done(office):
    acts = [("adult", "forget"), ("nothing", "retire")]

    assert [office.post(reverse("office:admission-rule-act", args=act)).status_code for act in acts] == [404, 404]


def test_a_service_keeps_how_to_reach_it(office):
    address = reverse("office:admission-signpost", args=["claim"])
    sent = WORDS | {"phone": "210 000 000", "website": "https://claim.example.org"}

    wrong = office.post(address, sent | {"website": "nonsense"})
    office.post(address, sent)

    signpost = Signpost.objects.get(code="claim")
    assert (wrong.status_code, signpost.phone, signpost.website) == (422, "210 000 000", "https://claim.example.org")
