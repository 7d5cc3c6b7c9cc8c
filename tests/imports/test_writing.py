"""What becomes of a list."""

from mentores.admissions.lifecycle import State as ApplicationState
from mentores.admissions.models import Application
from mentores.imports.lifecycle import State
from mentores.messaging.models import Message
from mentores.participants.models import Mentee
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
