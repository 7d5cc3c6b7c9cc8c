"""I want to help, I want support: from a form to a case, in every language."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentores.admissions.models import Application
from mentores.consents.models import Consent
from mentores.core.languages import LANGUAGES
from mentores.messaging.models import Message
from mentores.web.public.registration.throttle import EACH_HOUR
from tests.factories.consents import make_text
from tests.factories.partners import make_coordinator, make_entity
from tests.factories.territories import PORTO, reference_data
from tests.web.public.registering import HELP, SUPPORT, Answers, address, as_lists, send, written

FORMS = {"help": HELP, "support": SUPPORT}
QUERIES = 7
WRONG = {
    "no name": ("help", {"full_name": ""}),
    "a name too long": ("help", {"full_name": "a" * 201}),
    "neither e-mail nor telephone": ("help", {"email": "", "phone": ""}),
    "an e-mail that is none": ("help", {"email": "ivan@example"}),
    "a telephone that is none": ("help", {"phone": "123"}),
    "a telephone of words": ("help", {"phone": "amanhã"}),
    "no municipality": ("help", {"municipality": ""}),
    "a municipality that is none": ("help", {"municipality": "9999"}),
    "no area": ("help", {"areas": []}),
    "an area that is none": ("help", {"areas": ["EMP-CV", "XXX-YYY"]}),
    "nobody to accompany": ("help", {"publics": []}),
    "no language": ("help", {name: "" for name in HELP if name.startswith("languages")}),
    "a language without a level": ("help", {"languages-1-level": ""}),
    "a language twice": ("help", {"languages-1-language": "uk"}),
    "no time": ("help", {"availability": []}),
    "my gender without a gender": ("help", {"gender": ""}),
    "another gender and only my gender": ("support", {"gender": "X", "gender_wish": "same_gender"}),
    "an entity that is none": ("help", {"entity": "nowhere"}),
    "the notice not read": ("help", {"agreed": None}),
    "a trap walked into": ("help", {"leave_empty": "https://example.org"}),
    "no situation": ("support", {"public": None}),
    "no first need": ("support", {"first_need": ""}),
    "six needs": ("support", {"other_needs": ["EMP-CV", "EMP-INT", "EMP-PROC", "EMP-REDE", "EMP-QUAL"]}),
}
NO_CHOICE = {"9999", "XXX-YYY", "nowhere"}


@pytest.fixture(autouse=True)
def ground(db):
    """Places and subjects, and a text to agree to."""
    reference_data()
    make_text()


def mistakes_on(response) -> list[str]:
    """Where the summary at the top leads: to each question that has a mistake."""
    return re.findall(r'<li><a href="#([^"]+)"', response.content.decode())


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
@pytest.mark.parametrize("page", FORMS)
def test_a_form_makes_a_case_a_consent_and_messages(client, page, language):
    entity = make_entity(municipality=None)
    colleague = make_coordinator(entity).person

    answer = send(client, page, written(FORMS[page]), language=language)

    case = Application.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, address("sent", language=language))
    assert (case.entity, case.language, case.person.language) == (entity, language, language)
    assert [(consent.person, consent.language) for consent in Consent.objects.all()] == [(case.person, language)]
    assert {message.person for message in Message.objects.all()} == {case.person, colleague}


def test_a_mentor_is_kept_as_written(client):
    entity = make_entity()

    send(client, "help", written(HELP))

    case = Application.objects.get()
    profile = case.profile
    assert (case.side, case.entity) == ("mentor", entity)
    assert (case.person.full_name, case.person.contact_email, case.person.phone) == (
        "Іван Шевченко",
        "ivan@example.org",
        "+351912345678",
    )
    assert (profile.municipality_id, profile.mode, profile.travel_km) == ("1106", "in_person", 0)
    assert (profile.gender, profile.gender_wish, profile.publics) == ("M", "same_gender", ["immigrant", "refugee"])
    assert profile.availability == 1 << 1 | 1 << 20
    assert {row.language_id: row.level for row in profile.languages.all()} == {"uk": "native", "pt": "B1"}
    assert [row.area_id for row in profile.areas.order_by("rank")] == ["EMP-CV", "LIN-CONV"]


def test_a_mentee_is_kept_as_written_with_the_most_important_need_first(client):
    entity = make_entity(municipality=PORTO)

    send(client, "support", written(SUPPORT, other_needs=["EMP-CV", "HAB-ARR"]))

    case = Application.objects.get()
    profile = case.profile
    assert (case.side, case.entity, case.person.full_name) == ("mentee", entity, "فاطمة الزهراء")
    assert (profile.public, profile.is_minor, profile.lives_abroad) == ("refugee", True, True)
    assert (profile.gender, profile.gender_wish, profile.travel_km) == ("F", "women_only", 999)
    assert [row.area_id for row in profile.areas.order_by("rank")] == ["HAB-ARR", "EMP-CV"]


@pytest.mark.parametrize("left_out", ["email", "phone"])
def test_one_way_to_be_reached_is_enough(client, left_out):
    make_entity()

    answer = send(client, "help", written(HELP, **{left_out: ""}))

    assert (answer.status_code, Application.objects.count()) == (302, 1)


def test_the_entity_that_was_chosen_gets_the_case(client):
    make_entity()
    far = make_entity("Associação de Évora", municipality=PORTO)

    chosen = Answers(client.get(address("help"), {"entity": far.slug})).given["entity"]
    send(client, "help", written(HELP, entity=far.slug))

    assert (chosen, Application.objects.get().entity) == ([far.slug], far)


@pytest.mark.parametrize(("page", "changes"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_said_at_the_top_and_loses_nothing_that_was_written(client, page, changes):
    make_entity()
    answers = written(FORMS[page], **changes)

    answer = send(client, page, answers)

    kept = {name: [one for one in values if one not in NO_CHOICE] for name, values in as_lists(answers).items()}
    assert (answer.status_code, Application.objects.count()) == (422, 0)
    assert Answers(answer).given == {name: values for name, values in kept.items() if values and name != "leave_empty"}
    assert len(mistakes_on(answer)) == 1


@pytest.mark.parametrize("page", FORMS)
def test_a_form_sent_twice_gives_one_case(client, page):
    make_entity()
    answers = written(FORMS[page])

    send(client, page, answers)
    again = send(client, page, answers)

    told = client.get(again.headers["Location"]).context["again"]
    assert (again.status_code, Application.objects.count(), told) == (302, 1, True)


@pytest.mark.parametrize("page", FORMS)
def test_each_form_has_a_key_of_its_own(client, page):
    keys = {Answers(client.get(address(page))).given["form_key"][0] for _visit in range(2)}

    assert len(keys) == 2


def test_one_network_sends_so_many_forms_in_an_hour_and_loses_nothing(client):
    make_entity()
    for _form in range(EACH_HOUR):
        send(client, "help", written(HELP))
    answers = written(HELP)

    refused = send(client, "help", answers)
    elsewhere = send(client, "help", answers, network="192.0.2.2")

    assert (refused.status_code, refused.headers["Retry-After"], elsewhere.status_code) == (429, "3600", 302)
    assert Answers(refused).given == as_lists(answers)


@pytest.mark.parametrize(("entity", "email"), [(True, "ivan@example.org"), (False, "ivan@example.org"), (True, "")])
@pytest.mark.parametrize("page", FORMS)
def test_the_next_page_says_who_answers_and_names_nobody(client, page, entity, email):
    name = make_entity().name if entity else ""

    answer = send(client, page, written(FORMS[page], email=email, municipality="1106"))
    html = client.get(answer.headers["Location"]).content.decode()

    named = [word for word in [*FORMS[page]["full_name"].split(), "ivan", "912345"] if word in html]
    assert (name in html, named, "?" in answer.headers["Location"]) == (True, [], False)


def test_without_a_form_sent_there_is_nothing_to_say(client):
    assert client.get(address("sent")).headers["Location"] == address("home")


def test_a_browser_without_the_token_of_the_page_is_refused(db):
    answer = Client(enforce_csrf_checks=True).post(address("help"), written(HELP))

    assert (answer.status_code, Application.objects.count()) == (403, 0)


@pytest.mark.parametrize("page", FORMS)
@pytest.mark.parametrize("entities", [1, 100])
def test_a_form_asks_the_database_the_same_for_1_and_100_entities(client, page, entities, django_assert_num_queries):
    for _number in range(entities):
        make_entity()

    with django_assert_num_queries(QUERIES):
        client.get(reverse(f"public:{page}"))


@pytest.mark.parametrize("page", FORMS)
def test_mistakes_are_listed_in_the_order_of_the_page(client, page):
    answer = send(client, page, {"form_key": "a"})

    listed = mistakes_on(answer)
    beside = [one for one in re.findall(r' id="(id_\w+_field)"', answer.content.decode()) if one in listed]
    assert (listed, len(listed) > 5) == (beside, True)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(name=words, email=words, phone=words, network=st.ip_addresses().map(str))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_no_writing_breaks_the_form(client, name, email, phone, network):
    answer = send(client, "help", written(HELP, full_name=name, email=email, phone=phone), network=network)

    assert answer.status_code in {302, 422}
