"""Somebody of the national team sits down in the office, in English."""

from django.test import Client

from tests.factories.accounts import make_appointed, make_person


def seated(role: str) -> Client:
    """A browser in which a person with this role is signed in."""
    viewer = make_appointed(role, person=make_person(language="en"))
    assert viewer.person is not None  # just made
    client = Client()
    client.force_login(viewer.person)
    return client
