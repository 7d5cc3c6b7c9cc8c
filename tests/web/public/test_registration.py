"""I want to help, I want support: from the first screen to a case, in every language."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentores.accounts.roles import Role
from mentores.admissions.clock import first_contact_by
from mentores.admissions.models import Application, Draft
from mentores.consents.models import Consent
from mentores.messaging.models import Message
from mentores.partners.services import begin_campaign
from mentores.web.public.registration.throttle import EACH_HOUR
from mentores.web.registering.promise import PROMISE
from tests.factories.consents import make_text
from tests.factories.partners import make_coordinator, make_entity, make_member
from tests.factories.territories import PORTO, reference_data
from tests.languages import in_each_language
from tests.web.public.registering import (
    FORMS,
    HELP,
    LAST,
    SUPPORT,
    Answers,
    address,
    answer,
    as_lists,
    register,
    screen_address,
)

QUERIES = 4
WRONG = {
    "no name": ("help", "you", {"full_name": ""}),
    "a name too long": ("help", "you", {"full_name": "a" * 201}),
    "neither e-mail nor telephone": ("help", "you", {"email": "", "phone": ""}),
    "an e-mail that is none": ("help", "you", {"email": "ivan@example"}),
    "a telephone that is none": ("help", "you", {"phone": "123"}),
    "a telephone of words": ("help", "you", {"phone": "amanhã"}),
    "no municipality": ("help", "you", {"municipality": ""}),
    "a municipality that is none": ("help", "you", {"municipality": "9999"}),
    "a country that is none": ("support", "you", {"country": "ZZ"}),
    "no age": ("support", "you", {"adult": None}),
    "no area": ("help", "offer", {"areas": []}),
    "an area that is none": ("help", "offer", {"areas": ["EMP-CV", "XXX-YYY"]}),
    "no language": ("help", "offer", {name: "" for name in HELP["offer"] if name.startswith("languages")}),
    "a language without a level": ("help", "offer", {"languages-1-level": ""}),
    "a language twice": ("help", "offer", {"languages-1-language": "uk"}),
    "four strengths": ("help", "offer", {"strengths": ["listens", "practical", "patient", "explains"]}),
    "no time": ("help", "time", {"times": []}),
    "no hours": ("help", "time", {"hours_a_month": None}),
    "a trap walked into": ("help", "you", {"leave_empty": "https://example.org"}),
    "no need": ("support", "needs", {"needs-1": None, "needs-2": ""}),
    "a need twice": ("support", "needs", {"needs-2": "HAB-ARR"}),
    "a need that is none": ("support", "needs", {"needs-2": "XXX-YYY"}),
}
NO_CHOICE = {"9999", "XXX-YYY", "ZZ"}


@pytest.fixture(autouse=True)
def ground(db):
    """Places and subjects, and a text to be informed by."""
    reference_data()
    make_text()


def mistakes_on(response) -> list[str]:
    """Where the summary at the top leads: to each question that has a mistake."""
    return re.findall(r'<li><a href="#([^"]+)"', response.content.decode())


def before_the(page: str, screen: str, client: Client) -> None:
    """Send the screens that come before this one."""
    for earlier in FORMS[page]:
        if earlier == screen:
            return
        answer(client, page, earlier)


@in_each_language
@pytest.mark.parametrize("page", FORMS)
def test_the_beginning_says_in_every_language_that_nobodys_papers_are_decided(client, page, language):
    html = unescape(client.get(address(page, language=language)).content.decode())

    said = [one.language for one in PROMISE if f'lang="{one.language}" dir="{one.direction}">{one.text}<' in html]
    assert (said, len(said)) == ([one.language for one in PROMISE], 13)


@pytest.mark.parametrize("page", FORMS)
def test_the_beginning_names_the_day_of_the_answer_and_leads_to_the_first_screen(client, page):
    shown = client.get(address(page))

    assert shown.context["by"] == first_contact_by(on=timezone.localdate())
    assert f'href="{screen_address(page, "you")}"' in shown.content.decode()


@in_each_language
@pytest.mark.parametrize("page", FORMS)
def test_the_screens_make_a_case_a_notice_that_was_read_and_messages(client, page, language):
    entity = make_entity(municipality=None)
    colleague = make_coordinator(entity).person

    last = register(client, page, language=language)

    case = Application.objects.get()
    assert (last.status_code, last.headers["Location"]) == (302, address("sent", language=language))
    assert (case.entity, case.language, case.person.language) == (entity, language, language)
    [consent] = Consent.objects.all()
    shown = language if language in consent.text.body else "en"
    assert (consent.person, consent.language) == (case.person, shown)
    assert {message.person for message in Message.objects.exclude(person=None)} == {case.person, colleague}


def test_a_mentor_is_kept_as_written(client):
    entity = make_entity()

    register(client, "help")

    case = Application.objects.get()
    profile = case.profile
    assert (case.side, case.entity, case.way) == ("mentor", entity, "self")
    assert (case.person.full_name, case.person.contact_email, case.person.phone) == (
        "Іван Шевченко",
        "ivan@example.org",
        "+351912345678",
    )
    assert (profile.municipality_id, profile.is_adult, profile.hours_a_month) == ("1106", True, 4)
    assert (profile.strengths, profile.networks) == (["listens", "patient"], "Construção, Braga")
    assert profile.why == "Também eu vim de longe."
    evenings = sum(1 << (day * 3 + 2) for day in range(5))
    assert profile.availability == evenings | 0b111111 << 15
    assert {row.language_id: row.level for row in profile.languages.all()} == {"uk": "native", "pt": "B1"}
    assert [row.area_id for row in profile.areas.order_by("rank")] == ["EMP-CV", "LIN-CONV"]


def test_a_mentee_is_kept_as_written_with_the_most_important_need_first(client):
    entity = make_entity(municipality=PORTO)

    register(client, "support")

    case = Application.objects.get()
    profile = case.profile
    assert (case.side, case.entity, case.person.full_name) == ("mentee", entity, "فاطمة الزهراء")
    assert (profile.country, profile.lives_abroad, profile.municipality_id) == ("LU", True, PORTO)
    assert (profile.contact_of, profile.own_words, profile.interpreter) == ("ليلى", "أبحث عن بيت.", "ar")
    assert (profile.is_adult, profile.is_minor, profile.availability) == (True, False, 0)
    assert [row.area_id for row in profile.areas.order_by("rank")] == ["HAB-ARR", "EMP-CV"]


def test_who_speaks_portuguese_well_enough_needs_no_interpreter(client):
    make_entity()

    register(client, "support", **{"languages-0-language": "pt", "languages-0-level": "A2"})

    assert Application.objects.get().profile.interpreter == ""


@pytest.mark.parametrize("left_out", ["email", "phone"])
def test_one_way_to_be_reached_is_enough(client, left_out):
    make_entity()

    last = register(client, "help", **{left_out: ""})

    assert (last.status_code, Application.objects.count()) == (302, 1)


def test_the_entity_that_was_chosen_gets_the_case(client):
    make_entity()
    far = make_entity("Associação de Évora", municipality=PORTO)

    chosen = Answers(client.get(screen_address("help", "you"), {"entity": far.slug})).given["entity"]
    register(client, "help", entity=far.slug)

    assert (chosen, Application.objects.get().entity) == ([far.slug], far)


@pytest.mark.parametrize(("page", "screen", "changes"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_said_at_the_top_and_loses_nothing_that_was_written(client, page, screen, changes):
    make_entity()
    before_the(page, screen, client)

    wrong = answer(client, page, screen, **changes)

    said = {name: value for name, value in (FORMS[page][screen] | changes).items() if value is not None}
    kept = {name: [one for one in values if one not in NO_CHOICE] for name, values in as_lists(said).items()}
    assert (wrong.status_code, Application.objects.count()) == (422, 0)
    assert Answers(wrong).given == {name: values for name, values in kept.items() if values and name != "leave_empty"}
    assert len(mistakes_on(wrong)) == ("leave_empty" not in changes)


@pytest.mark.parametrize("page", FORMS)
def test_nothing_is_lost_when_every_screen_is_first_sent_wrongly(client, page):
    make_entity(municipality=None)
    for screen, said in FORMS[page].items():
        spoiled = {"full_name": ""} if screen == "you" else {"languages-0-level": "", "hours_a_month": None}
        own: dict[str, Any] = {name: value for name, value in spoiled.items() if name in said}
        wrong = answer(client, page, screen, **own)
        assert wrong.status_code == 422
        shown = Answers(client.get(screen_address(page, screen))).given
        assert shown == as_lists({name: value for name, value in (said | own).items() if value})
        last = answer(client, page, screen)

    assert (last.headers["Location"], Application.objects.count(), Draft.objects.count()) == (address("sent"), 1, 0)


@pytest.mark.parametrize("page", FORMS)
def test_a_last_screen_sent_twice_gives_one_case(client, page):
    make_entity()
    screens = list(FORMS[page])
    for screen in screens[:-1]:
        answer(client, page, screen)
    token = client.get(screen_address(page, LAST[page])).context["token"]

    answer(client, page, LAST[page], draft=token)
    again = answer(client, page, LAST[page], draft=token)

    told = client.get(again.headers["Location"]).context["again"]
    assert (again.status_code, Application.objects.count(), told) == (302, 1, True)


def test_a_later_screen_alone_leads_to_the_first_one(client):
    make_entity()

    opened = client.get(screen_address("support", "needs"))
    sent = answer(client, "support", "needs")

    assert (opened.headers["Location"], sent.headers["Location"]) == (screen_address("support", "you"),) * 2
    assert Answers(client.get(screen_address("support", "needs"))).given["needs-2"] == ["EMP-CV"]


def test_a_screen_that_is_none_is_absent(client):
    assert client.get(screen_address("help", "needs")).status_code == 404


def test_one_network_sends_so_many_forms_in_an_hour_and_loses_nothing(client):
    make_entity()
    for _form in range(EACH_HOUR):
        register(client, "support")
    answer(client, "support", "you")

    refused = answer(client, "support", "needs")
    kept = Answers(refused).given
    elsewhere = answer(client, "support", "needs", network="192.0.2.2")

    assert (refused.status_code, refused.headers["Retry-After"], elsewhere.status_code) == (429, "3600", 302)
    assert kept == as_lists(SUPPORT["needs"])


@pytest.mark.parametrize(("entity", "email"), [(True, "ivan@example.org"), (False, "ivan@example.org"), (True, "")])
@pytest.mark.parametrize("page", FORMS)
def test_the_next_page_says_who_answers_and_names_nobody(client, page, entity, email):
    name = make_entity().name if entity else ""

    last = register(client, page, email=email, municipality="1106", country="PT")
    html = client.get(last.headers["Location"]).content.decode()

    named = [word for word in [*FORMS[page]["you"]["full_name"].split(), "ivan", "912345"] if word in html]
    assert (name in html, named, "?" in last.headers["Location"]) == (True, [], False)


def test_without_a_form_sent_there_is_nothing_to_say(client):
    assert client.get(address("sent")).headers["Location"] == address("home")


def test_a_browser_without_the_token_of_the_page_is_refused(db):
    refused = Client(enforce_csrf_checks=True).post(screen_address("help", "you"), HELP["you"])

    assert (refused.status_code, Draft.objects.count()) == (403, 0)


@pytest.mark.parametrize("page", FORMS)
@pytest.mark.parametrize("entities", [1, 100])
def test_a_form_asks_the_database_the_same_for_1_and_100_entities(client, page, entities, django_assert_num_queries):
    for _number in range(entities):
        make_entity()

    with django_assert_num_queries(QUERIES):
        client.get(reverse(f"public:{page}-screen", args=["you"]))


@pytest.mark.parametrize(("page", "screen"), [(page, screen) for page in FORMS for screen in FORMS[page]])
def test_mistakes_are_listed_in_the_order_of_the_page(client, page, screen):
    before_the(page, screen, client)

    wrong = client.post(screen_address(page, screen), {})

    listed = mistakes_on(wrong)
    beside = [one for one in re.findall(r' id="(id_\w+_field)"', wrong.content.decode()) if one in listed]
    assert (listed, len(listed) > 1) == (beside, True)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(name=words, email=words, phone=words, network=st.ip_addresses().map(str))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_no_writing_breaks_the_form(client, name, email, phone, network):
    last = answer(client, "help", "you", full_name=name, email=email, phone=phone, network=network)

    assert last.status_code in {302, 422}


def test_whoever_comes_by_a_companys_link_is_counted_for_it_and_answered_nearby(client, db):
    make_text()
    reference_data()
    network = make_entity("Rede de Empresas")
    by = make_member(network, Role.COMPANY_CONTACT)
    campaign = begin_campaign(network, company="Fábrica do Mar", by=by, at=timezone.now())
    near = make_entity("Porta Aberta")

    opening = client.get(address("help"), {"campaign": campaign.public_id}).content.decode()
    register(client, "help", campaign=campaign.public_id)

    application = Application.objects.get()
    assert "<bdi>Fábrica do Mar</bdi>" in opening
    assert f"?campaign={campaign.public_id}" in opening
    assert (application.campaign, application.profile.company) == (campaign.public_id, "Fábrica do Mar")
    assert application.entity in (near, network)


@pytest.mark.parametrize("code", ["nobodynobody", "x"])
def test_a_code_that_nobody_knows_counts_for_nothing(client, db, code):
    make_text()
    reference_data()

    register(client, "help", campaign=code)

    application = Application.objects.get()
    assert (application.campaign, application.profile.company) == ("", "")
