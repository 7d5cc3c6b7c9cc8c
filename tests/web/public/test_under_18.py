"""Under 18: told kindly what to do, unless an entity accompanies people of this age."""

import pytest

from mentores.admissions.models import Application
from tests.factories.consents import make_text
from tests.factories.partners import make_entity
from tests.factories.territories import reference_data
from tests.web.public.registering import address, answer, screen_address

GUARDIAN = {"guardian_name": "Olena", "guardian_contact": "+351 912 000 000", "guardian_agreed": "on"}


@pytest.fixture(autouse=True)
def ground(db):
    reference_data()
    make_text()


def taking_minors(**of):
    entity = make_entity(municipality=None, **of)
    entity.takes_minors = True
    entity.save()
    return entity


@pytest.mark.parametrize("page", ["help", "support"])
def test_whoever_is_under_18_is_told_what_to_do_and_nothing_is_registered(client, page):
    make_entity(municipality=None)

    told = answer(client, page, "you", adult="no")

    assert (told.headers["Location"], Application.objects.count()) == (address("under-18"), 0)


def test_a_slip_is_put_right_and_loses_nothing(client):
    make_entity(municipality=None)
    answer(client, "support", "you", adult="no")

    answer(client, "support", "you")
    answer(client, "support", "needs")

    assert not Application.objects.get().profile.is_minor


def test_the_later_screens_do_not_go_round_it(client):
    make_entity(municipality=None)
    answer(client, "support", "you", adult="no")

    sent = answer(client, "support", "needs")

    assert (sent.headers["Location"], Application.objects.count()) == (address("under-18"), 0)


def test_where_an_entity_takes_minors_the_legal_representative_is_asked_for(client):
    make_entity(municipality=None, sort_order=1)
    entity = taking_minors(sort_order=2)

    to_guardian = answer(client, "support", "you", adult="no")
    refused = client.post(screen_address("support", "guardian"), {})
    to_needs = client.post(screen_address("support", "guardian"), GUARDIAN)
    answer(client, "support", "needs")

    case = Application.objects.get()
    profile = case.profile
    assert to_guardian.headers["Location"] == screen_address("support", "guardian")
    assert (refused.status_code, len(refused.context["form"].errors)) == (422, 3)
    assert to_needs.headers["Location"] == screen_address("support", "needs")
    assert (profile.is_minor, profile.is_adult, profile.guardian_name, profile.guardian_agreed) == (
        True,
        False,
        "Olena",
        True,
    )
    assert case.entity == entity


def test_a_mentor_is_an_adult_everywhere(client):
    taking_minors()

    told = answer(client, "help", "you", adult="no")

    assert told.headers["Location"] == address("under-18")


def test_an_entity_that_was_chosen_and_takes_no_minors_is_not_asked(client):
    taking_minors()
    chosen = make_entity("Só adultos", municipality=None)

    told = answer(client, "support", "you", adult="no", entity=chosen.slug)

    assert told.headers["Location"] == address("under-18")
