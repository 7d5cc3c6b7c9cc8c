"""The entity's own card."""

import pytest
from django.urls import reverse

from mentores.accounts.roles import Role
from mentores.audit.models import Event
from mentores.partners.models import Entity
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, queries, rows, said, seated, text_of

PAGE, EDIT = "/desk/entity/", "/desk/entity/face"
FACE = {
    "public_email": "ola@example.org",
    "public_phone": "+351912345678",
    "website": "https://example.org/",
    "description_pt": "Acompanhamos quem chega.",
    "description_en": "",
    "description_ar": "نرافق القادمين الجدد.",
}


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta", areas=["SER"], public_email="antes@example.org")


@pytest.fixture
def client(entity):
    return seated(colleague(entity, Role.COORDINATOR, name="Helena Coordenadora"))


def test_the_card_shows_the_public_face_and_the_colleagues(entity, client):
    colleague(entity, Role.READER, name="Ana Leitora")
    colleague(make_entity("Outra Casa"), name="Alheia")

    page = client.get(PAGE)

    assert rows(page) == ["Ana Leitora", "Helena Coordenadora"]
    assert "antes@example.org" in text_of(page)
    assert "Public administration" in text_of(page)
    assert text_of(page).count("No text in this language yet.") == 3


def test_the_card_asks_the_database_the_same_however_many_colleagues_there_are(entity, client):
    queries(client, PAGE)
    for_one = queries(client, PAGE)

    for _ in range(20):
        colleague(entity)

    assert queries(client, PAGE) == for_one


def test_a_coordinator_changes_what_the_public_sees(entity, client):
    page = client.post(EDIT, FACE, follow=True)

    entity.refresh_from_db()
    assert (entity.public_email, entity.public_phone, entity.website) == tuple(FACE.values())[:3]
    assert entity.description == {"pt": "Acompanhamos quem chega.", "ar": "نرافق القادمين الجدد."}
    assert said(page) == ["The public page of your entity is changed."]
    assert Event.objects.filter(act="update_entity", subject=entity.public_id).count() == 1


def test_the_form_begins_with_what_is_there(entity, client):
    client.post(EDIT, FACE)

    form = client.get(EDIT).content.decode()

    assert 'value="ola@example.org"' in form
    assert "نرافق القادمين الجدد.</textarea>" in form


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"public_email": "ola@"}, "Enter a valid email address."),
        ({"website": "nowhere"}, "Enter a valid URL."),
        (
            {"public_phone": "1" * 21},
            "This is not a telephone number. For a number of another country, begin with + and its code.",
        ),
        ({"description_en": "x" * 3001}, "Ensure this value has at most 3000 characters (it has 3001)."),
    ],
)
def test_a_face_that_is_not_understood_comes_back_as_it_was_typed(entity, client, wrong, sentence):
    page = client.post(EDIT, FACE | wrong)

    assert page.status_code == 422
    assert sentence in text_of(page)
    assert "Acompanhamos quem chega.</textarea>" in page.content.decode()
    assert Entity.objects.get(pk=entity.pk).public_email == "antes@example.org"


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.READER])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_coordinators_change_the_face(entity, role, method):
    refused = getattr(seated(colleague(entity, role)), method)(EDIT, FACE)

    assert (refused.status_code, Entity.objects.get(pk=entity.pk).public_email) == (403, "antes@example.org")


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.READER])
def test_only_coordinators_are_shown_the_way_to_the_form(entity, client, role):
    assert reverse("desk:entity-face") in client.get(PAGE).content.decode()
    assert reverse("desk:entity-face") not in seated(colleague(entity, role)).get(PAGE).content.decode()
