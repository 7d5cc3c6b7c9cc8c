"""Taking back a whole list, as long as nothing else has touched any of it."""

import pytest

from mentores.accounts.models import User
from mentores.admissions.models import Application, Note
from mentores.imports import services
from mentores.imports.lifecycle import State
from mentores.imports.models import Row, RowState
from mentores.matching.services import catch_up as withdraw_what_is_moot
from mentores.participants.models import Mentee
from mentores.participants.services.mentees import pause_mentee
from mentores.privacy.services import erase, merge, undo_merge
from tests.factories.admissions import make_application
from tests.factories.moments import NOON, TODAY
from tests.factories.partners import make_coordinator, make_entity
from tests.imports.lists import carried_on, checked, person, sent, written


@pytest.fixture
def entity(db):
    return make_entity()


@pytest.fixture
def by(entity):
    return make_coordinator(entity)


def test_an_import_is_undone_whole(entity, by):
    rows = [person("Ana", accepted="", email="ana@example.org"), person("Rui")]
    before = User.objects.count()
    batch = written(checked(sent(rows, entity=entity, by=by), by=by), by=by, tells=True)

    services.undo_import(batch, by=by, at=NOON)
    done = carried_on(batch)

    assert (done.state, User.objects.count(), Application.objects.count()) == (State.UNDONE, before, 0)
    assert set(Row.objects.values_list("state", flat=True)) == {RowState.UNDONE}


def test_an_import_that_somebody_has_worked_on_is_not_undone_and_says_which_rows(entity, by):
    batch = written(checked(sent([person("Ana"), person("Rui")], entity=entity, by=by), by=by), by=by)
    pause_mentee(Mentee.objects.get(person__full_name="Rui"), by=by, at=NOON)

    services.undo_import(batch, by=by, at=NOON)
    done = carried_on(batch)

    assert (done.state, done.touched, Mentee.objects.count()) == (State.WRITTEN, [3], 2)


def test_what_refers_to_a_person_keeps_the_import_from_being_undone(entity, by):
    batch = written(checked(sent([person("Ana")], entity=entity, by=by), by=by), by=by)
    ana = User.objects.get(full_name="Ana")
    Note.objects.create(person=ana, entity=entity, text="Ligou.", on=TODAY, written_at=NOON, by=by.person)

    services.undo_import(batch, by=by, at=NOON)

    assert carried_on(batch).touched == [2]


def test_an_import_of_which_something_is_gone_is_not_undone(entity, by):
    batch = written(checked(sent([person("Ana"), person("Rui")], entity=entity, by=by), by=by), by=by)
    Mentee.objects.filter(person__full_name="Rui").delete()

    services.undo_import(batch, by=by, at=NOON)

    assert (carried_on(batch).touched, User.objects.filter(full_name="Ana").exists()) == ([3], True)


def is_kept(imported, known, by):
    merge(imported, known, by=by, at=NOON)


def stands_aside(imported, known, by):
    merge(known, imported, by=by, at=NOON)


def stood_aside(imported, known, by):
    undo_merge(merge(known, imported, by=by, at=NOON), by=by, at=NOON)


def is_erased(imported, known, by):
    erase(imported, by=by, at=NOON)


@pytest.mark.parametrize("turn", [is_kept, stands_aside, stood_aside, is_erased])
def test_after_a_merger_or_an_erasure_an_import_is_not_undone_and_nothing_is_lost(entity, by, turn):
    batch = written(checked(sent([person("Ana")], entity=entity, by=by), by=by), by=by)
    turn(User.objects.get(full_name="Ana"), make_application(entity).person, by)
    people, cases = User.objects.count(), Application.objects.count()

    services.undo_import(batch, by=by, at=NOON)

    done = carried_on(batch)
    assert (done.state, done.touched) == (State.WRITTEN, [2])
    assert (User.objects.count(), Application.objects.count()) == (people, cases)


def test_what_apps_above_do_by_themselves_does_not_touch_anything(entity, by):
    batch = written(checked(sent([person("Ana")], entity=entity, by=by), by=by), by=by)
    withdraw_what_is_moot(at=NOON)

    services.undo_import(batch, by=by, at=NOON)

    assert carried_on(batch).state == State.UNDONE
