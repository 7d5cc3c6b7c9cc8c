"""What becomes of a list."""

import pytest

from mentores.accounts.models import User
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.admissions.models import Application
from mentores.imports import services
from mentores.imports.lifecycle import State
from mentores.imports.models import Import, Kind, Mode, Row, RowState
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Mentee, Mentor
from tests.factories.partners import make_coordinator, make_entity
from tests.imports.lists import checked, person, sent, written


def test_an_accepted_person_of_a_list_becomes_a_mentee_and_nobody_is_told(db):
    entity = make_entity()
    by = make_coordinator(entity)
    batch = checked(sent([person("João Ñandú", email="joao@example.org")], entity=entity, by=by), by=by)

    done = written(batch, by=by)

    mentee = Mentee.objects.get(entity=entity)
    application = Application.objects.get(person=mentee.person)
    assert (done.state, mentee.person.full_name, application.state) == (
        State.WRITTEN,
        "João Ñandú",
        ApplicationState.ACCEPTED,
    )
    assert [move.act for move in application.moves.order_by("pk")] == ["begin", "interview", "accept"]
    assert Message.objects.count() == 0
