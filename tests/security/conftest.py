"""The programme that the tests of a module look at: made once, and what a test does to it is undone."""

from collections.abc import Iterator

import pytest
import pytest_django
from django.db import transaction
from django.utils import timezone

from tests.security.programme import Programme
from tests.security.programme.populating import populate
from tests.security.visits import Visitors


@pytest.fixture(scope="module")
def programme(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[Programme]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield populate(timezone.now())
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def signed_in(programme: Programme) -> Visitors:
    return Visitors(programme)


@pytest.fixture
def visitors(signed_in: Visitors) -> Iterator[Visitors]:
    """A browser for everybody; whatever the test does with them is undone."""
    with transaction.atomic():
        yield signed_in
        transaction.set_rollback(True)
