"""The office writes down how places share applications, and edits conditions and services."""

import pytest
from django.urls import reverse

from mentores.accounts.roles import Role
from mentores.admissions.models import Rule, Sharing, SharingRule, Signpost
from mentores.admissions.reference import load_reference
from tests.factories.territories import LISBOA, reference_data
from tests.web.office.sitting import seated

PAGE = "/office/admission/"


@pytest.fixture
def office(db):
    reference_data()
    load_reference()
    return seated(Role.NATIONAL_COORDINATOR)


def test_the_page_names_conditions_and_services_and_what_is_agreed(office):
    office.post(reverse("office:admission-sharing"), {"municipality": LISBOA, "rule": SharingRule.TURN})

    html = office.get(PAGE).content.decode()

    assert Sharing.objects.get().rule == SharingRule.TURN
    assert (html.count("/office/admission/rules/"), html.count("/office/admission/signposts/")) == (
        Rule.objects.count(),
        Signpost.objects.count(),
    )


def test_an_agreement_needs_a_place_and_what_was_typed_stays(office):
    answer = office.post(reverse("office:admission-sharing"), {"municipality": "", "rule": SharingRule.PUBLIC})

    html = answer.content.decode()
    assert (answer.status_code, Sharing.objects.count(), html.count('value="public"')) == (422, 0, 1)


def test_a_condition_is_written_anew_and_shown_on_the_public_page(office):
    address = reverse("office:admission-rule", args=["adult"])

    answer = office.post(address, {"name_pt": "Ter 18 anos", "text_pt": "Para pessoas adultas.", "is_valid": "on"})

    rule = Rule.objects.get(code="adult")
    assert (answer.status_code, rule.name, rule.text) == (302, {"pt": "Ter 18 anos"}, {"pt": "Para pessoas adultas."})
    assert office.get("/pt/about/").content.decode().count("Ter 18 anos") == 1


def test_a_condition_that_is_taken_back_is_not_shown(office):
    office.post(reverse("office:admission-rule", args=["adult"]), {"name_pt": "Ter 18 anos", "text_pt": "Sim."})

    assert office.get("/pt/about/").content.decode().count("Ter 18 anos") == 0


def test_a_service_keeps_how_to_reach_it(office):
    address = reverse("office:admission-signpost", args=["claim"])
    sent = {
        "name_pt": "CLAIM",
        "text_pt": "Perto de si.",
        "phone": "210 000 000",
        "website": "https://claim.example.org",
    }

    wrong = office.post(address, {**sent, "website": "nonsense"})
    office.post(address, {**sent, "is_valid": "on"})

    signpost = Signpost.objects.get(code="claim")
    assert (wrong.status_code, signpost.phone, signpost.website) == (422, "210 000 000", "https://claim.example.org")
