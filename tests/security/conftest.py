"""The programme that the tests of a module look at: made once, and every look at it is undone."""

from collections.abc import Iterator

import pytest
import pytest_django
from django.db import transaction
from django.utils import timezone

from tests.security.programme import Programme, populate


@pytest.fixture(scope="module")
def programme(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[Programme]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield populate(timezone.now())
        transaction.set_rollback(True)
