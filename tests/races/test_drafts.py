"""The last screen of a registration, sent many times in the same moment."""

from collections.abc import Callable, Iterator
from copy import copy
from functools import partial

import pytest
from django.db import connection

from mentores.access.models import Code
from mentores.accounts.viewer import VISITOR
from mentores.admissions.models import Application, Draft
from mentores.admissions.services import Applicant, drafts
from tests.factories.consents import make_text
from tests.factories.drafts import make_draft
from tests.factories.moments import NOON
from tests.factories.participants import DOCUMENTS, PORTUGUESE, make_answers
from tests.factories.partners import make_entity
from tests.factories.territories import reference_data
from tests.races.racing import race


@pytest.fixture
def sending(transactional_db) -> Callable[[], Application]:
    """What the button of the last screen does: send one draft."""
    reference_data()
    return partial(
        drafts.send,
        make_draft(),
        Applicant(full_name="Ana", contact_email="ana@example.org", phone="", language="pt"),
        make_answers(),
        areas=[DOCUMENTS],
        languages=PORTUGUESE,
        notice=make_text(),
        chosen=make_entity(),
        by=VISITOR,
        at=NOON,
    )


@pytest.fixture
def no_constraint(transactional_db) -> Iterator[None]:
    """The database lets several cases stand for one draft until the test is over."""
    unique = Application._meta.get_field("form_key")
    any_number = copy(unique)
    any_number._unique = False  # type: ignore[attr-defined]
    with connection.schema_editor() as editor:
        editor.alter_field(Application, unique, any_number)
    yield
    Application.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.alter_field(Application, any_number, unique)


def test_a_draft_sent_fifty_times_at_once_makes_one_case_and_asks_once(sending):
    cases = race([sending] * 50)

    assert {case.pk for case in cases} == {Application.objects.get().pk}
    assert (Draft.objects.count(), Code.objects.count()) == (0, 1)


def test_without_the_constraint_one_draft_makes_several_cases_where_the_database_does_not_queue(
    sending, no_constraint, engine
):
    race([sending] * 12)

    assert (Application.objects.count() > 1) == (engine == "postgresql")
