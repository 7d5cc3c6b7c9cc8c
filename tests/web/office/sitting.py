"""Somebody of the national team sits down in the office, in English, with an entity in some state."""

from collections.abc import Callable, Mapping

from django.test import Client

from mentores.partners.lifecycle import State
from mentores.partners.models import Entity
from tests.factories.accounts import make_appointed, make_person
from tests.factories.partners import make_candidate, make_ended, make_entity, make_preparing, make_suspended

LIST = "/office/entities/"
REASON = {"reason": "Because of this."}
STATES: Mapping[str, Callable[[], Entity]] = {
    State.CANDIDATE: make_candidate,
    State.PREPARATION: make_preparing,
    State.ACTIVE: make_entity,
    State.SUSPENDED: make_suspended,
    State.ENDED: make_ended,
}


def seated(role: str) -> Client:
    """A browser in which a person with this role is signed in."""
    viewer = make_appointed(role, person=make_person(language="en"))
    assert viewer.person is not None  # just made
    client = Client()
    client.force_login(viewer.person)
    return client


def page_of(entity: Entity, act: str = "") -> str:
    return f"{LIST}{entity.public_id}/{act}"


def state_of(entity: Entity) -> str:
    return Entity.objects.get(pk=entity.pk).state
