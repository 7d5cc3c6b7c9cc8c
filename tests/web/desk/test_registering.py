"""The desk registers somebody who is there, or types in what was written on paper."""

import pytest
from django.test import Client
from django.urls import reverse

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Contact, Way
from mentores.consents.models import Consent, How
from mentores.messaging.models import Message
from mentores.messaging.models import State as MessageState
from mentores.participants.models import Side
from mentores.web.registering.paper import new_paper
from tests.factories.consents import make_text
from tests.factories.participants import DOCUMENTS
from tests.factories.partners import make_entity
from tests.factories.territories import LISBOA
from tests.web.desk.visiting import colleague, person_of, said, seated, text_of

BEGIN = "/desk/register/"
SUPPORT, HELP = reverse("desk:register-side", args=["mentee"]), reverse("desk:register-side", args=["mentor"])
YOU = {
    "full_name": "Amal Haddad",
    "country": "PT",
    "municipality": LISBOA,
    "adult": "yes",
    "languages-0-language": "ar",
    "languages-0-level": "native",
    "about-language": "ar",
    "about-informed": "on",
    "about-form_key": "abcdefghjkmn",
}
NEEDS = {**YOU, "needs-1": DOCUMENTS}
GIVES = {**YOU, "areas-1": DOCUMENTS, "hours_a_month": "2", "times": ["evenings"]}


@pytest.fixture
def entity(db):
    make_text("information")
    return make_entity("Porta Aberta")


@pytest.fixture
def technician(entity):
    return colleague(entity)


@pytest.fixture
def client(technician):
    return seated(technician)


def test_somebody_without_e_mail_and_telephone_is_registered_at_the_counter(entity, technician, client):
    page = client.post(SUPPORT, NEEDS, follow=True)

    application = Application.objects.get()
    assert (application.way, application.recorded_by, application.entity, application.state) == (
        Way.ASSISTED,
        person_of(technician),
        entity,
        State.IN_REVIEW,
    )
    assert said(page) == [
        "The person is registered.",
        "No message can reach this person: what we write waits for you in «To contact».",
    ]
    assert page.redirect_chain[-1][0] == reverse("desk:application", args=[application.public_id])
    assert Message.objects.filter(person=application.person, state=MessageState.NO_ADDRESS).count() == 1
    assert list(Contact.objects.values_list("how", "outcome")) == [("in_person", "reached")]
    consent = Consent.objects.get()
    assert (consent.language, consent.how, consent.recorded_by) == ("ar", How.SPOKEN, person_of(technician))


def test_a_volunteer_is_registered_at_the_counter(client):
    client.post(HELP, GIVES)

    application = Application.objects.get()
    assert (application.side, application.profile.hours_a_month) == (Side.MENTOR, 2)
    assert list(application.profile.areas.values_list("area_id", flat=True)) == [DOCUMENTS]


def test_a_form_sent_twice_makes_one_case(client):
    for _time in range(2):
        client.post(SUPPORT, NEEDS)

    assert (Application.objects.count(), Contact.objects.count(), User.objects.filter(language="ar").count()) == (
        1,
        1,
        1,
    )


@pytest.mark.parametrize("side", Side)
def test_the_number_of_a_sheet_opens_its_questions_in_its_language(client, side):
    sheet = new_paper(side=side, language="ar")

    page = client.post(BEGIN, {"code": sheet.code.lower().replace("-", " ")}, follow=True)

    assert (page.context["side"], page.context["about"]["language"].value()) == (side, "ar")
    assert (sheet.code in text_of(page), page.context["about"]["form_key"].value()) == (True, sheet.form_key)


@pytest.mark.parametrize("side", Side.values)
def test_a_subject_has_the_same_number_on_a_sheet_in_arabic_and_where_it_is_typed_in(client, side):
    on_paper = Client().get(f"/ar/paper/{side}/").context["subjects"]
    sheet = new_paper(side=side, language="ar")

    typed = client.get(reverse("desk:register-side", args=[side]), {"sheet": sheet.code})
    at_the_counter = client.get(reverse("desk:register-side", args=[side]))

    name = "areas" if side == Side.MENTOR else "needs"
    offered = {code: label for _group, areas in typed.context["form"].fields[name].choices for code, label in areas}
    printed = {code: label for _group, areas in on_paper for code, label in areas}
    assert {code: label.split(".")[0] for code, label in printed.items()} == {
        code: label.split(".")[0] for code, label in offered.items()
    }
    assert offered[DOCUMENTS].split(". ")[0].isdigit()
    assert f">{offered[DOCUMENTS]}</option>" not in at_the_counter.content.decode()


def test_a_sheet_is_typed_in_once_and_speaks_for_itself(client):
    sheet = new_paper(side=Side.MENTEE, language="ar")
    sent = NEEDS | {"about-form_key": sheet.form_key}

    for _time in range(2):
        client.post(f"{SUPPORT}?sheet={sheet.code}", sent)

    application = Application.objects.get()
    assert (application.way, application.state, Contact.objects.count()) == (Way.PAPER, State.SUBMITTED, 0)


@pytest.mark.parametrize("code", ["", "A-PT-0000-0000", "hello"])
def test_a_number_that_no_sheet_has_is_said(client, code):
    page = client.post(BEGIN, {"code": code})

    assert (page.status_code, page.context["form"].errors != {}) == (422, True)


def test_a_sheet_of_the_other_side_is_not_found(client):
    sheet = new_paper(side=Side.MENTOR, language="pt")

    assert client.get(f"{SUPPORT}?sheet={sheet.code}").status_code == 404


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("about-informed", "Read the information to the person first. Nobody is registered without it."),
        ("full_name", "Write the name of the person."),
        ("needs-1", "Choose the subject that matters most."),
        ("municipality", "Choose the municipality."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, missing, sentence):
    sent = {name: value for name, value in NEEDS.items() if name != missing} | {"own_words": "Preciso de um papel."}

    page = client.post(SUPPORT, sent)

    html = page.content.decode()
    assert (page.status_code, sentence in text_of(page), Application.objects.count()) == (422, True, 0)
    assert ("Preciso de um papel.</textarea>" in html, html.count('id="mistakes-title"')) == (True, 1)


def test_nobody_under_18_is_registered_unless_the_entity_accompanies_them(entity, client):
    minor = NEEDS | {"adult": "no", "guardian_name": "Rui", "guardian_contact": "rui@example.org"}
    minor |= {"guardian_agreed": "on"}
    refused = client.post(SUPPORT, minor)

    entity.takes_minors = True
    entity.save()
    client.post(SUPPORT, minor)

    assert (refused.status_code, Application.objects.get().profile.is_minor) == (422, True)


def test_the_legal_representative_is_asked_for_under_18_only_and_nothing_typed_is_lost(entity, client):
    entity.takes_minors = True
    entity.save()

    first = client.get(SUPPORT)
    adult = client.post(SUPPORT, NEEDS | {"full_name": ""})
    minor = client.post(SUPPORT, NEEDS | {"adult": "no", "own_words": "Preciso de um papel."})

    assert ["guardian_name" in page.context["form"].fields for page in (first, adult, minor)] == [False, False, True]
    assert sorted(minor.context["form"].errors) == ["guardian_agreed", "guardian_contact", "guardian_name"]
    assert "Preciso de um papel.</textarea>" in minor.content.decode()
    assert "Write the name of the father, mother or tutor." in text_of(minor)


@pytest.mark.parametrize("address", [SUPPORT, HELP])
def test_the_questions_at_the_counter_speak_of_the_person(client, address):
    page = client.get(address)

    form = page.context["form"]
    words = [str(words) for field in form for words in (field.label, field.help_text)]
    assert [said for said in words if " you" in f" {said.lower()}"] == []


def test_an_entity_without_its_text_registers_invented_people_only_and_says_so(entity, client):
    entity.data_protection_text = {}
    entity.save()

    refused = client.post(SUPPORT, NEEDS)
    client.post(SUPPORT, NEEDS | {"about-invented": "on"})

    assert "Your entity cannot register real people yet." in text_of(refused)
    assert Application.objects.get().person.invented is True


def test_without_the_information_nobody_can_be_registered(db):
    client = seated(colleague(make_entity()))

    shown = text_of(client.get(SUPPORT))

    assert "Until then nobody can be registered." in shown
    assert client.post(SUPPORT, NEEDS).status_code == 422


def test_the_name_is_the_first_thing_the_keyboard_meets(client):
    html = client.get(SUPPORT).content.decode()

    assert html.count("autofocus") == 1
    assert '<select name="needs-1"' in html


@pytest.mark.parametrize("side", ["editor", "000000000000"])
def test_there_are_two_sides(client, side):
    assert client.get(reverse("desk:register-side", args=[side])).status_code == 404


def test_readers_register_nobody(entity):
    reader = seated(colleague(entity, Role.READER))

    assert [reader.get(BEGIN).status_code, reader.post(SUPPORT, NEEDS).status_code] == [403, 403]
