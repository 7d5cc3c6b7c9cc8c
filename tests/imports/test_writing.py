"""What becomes of a list."""

import subprocess
import sys
import time
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.admissions.models import Application
from mentores.audit.models import Event
from mentores.consents.models import Text
from mentores.core.lifecycle import ActNotPossible
from mentores.files.models import File
from mentores.imports import services
from mentores.imports.lifecycle import State
from mentores.imports.models import Import, Kind, Layout, Mode, Row, RowState
from mentores.imports.services import working
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Mentor, Side
from mentores.partners.services import OnlyInventedPeople
from mentores.training.selectors.preparation import is_prepared
from tests.factories.accounts import make_appointed
from tests.factories.consents import make_text
from tests.factories.moments import NOON, TODAY
from tests.factories.partners import make_coordinator, make_entity, make_member
from tests.imports.lists import PEOPLE, carried_on, checked, person, sent, written

GOOD, BAD = person("Ana Exemplo"), person("Rui Exemplo", place="Lisbna")


@pytest.fixture
def entity(db):
    return make_entity()


@pytest.fixture
def by(entity):
    return make_coordinator(entity)


def test_an_accepted_person_becomes_a_mentee_with_a_story_and_nobody_is_told(entity, by):
    row = person("João Ñandú", email="joao@example.org", phone="912 345 678", born="23/04/1985")

    done = written(checked(sent([row], entity=entity, by=by), by=by), by=by)

    mentee = Mentee.objects.get(entity=entity)
    profile = mentee.profile
    application = Application.objects.get(person=mentee.person)
    assert (done.state, mentee.person.full_name, mentee.person.phone) == (State.WRITTEN, "João Ñandú", "+351912345678")
    assert (profile.birth_date, profile.municipality_id) == (date(1985, 4, 23), "1106")
    assert dict(profile.languages.values_list("language_id", "level")) == {"pt": "B2"}
    assert [area.area_id for area in profile.areas.all()] == ["SER-DOC"]
    assert (application.state, timezone.localdate(application.decided_at)) == (
        ApplicationState.ACCEPTED,
        date(2026, 2, 1),
    )
    assert [move.act for move in application.moves.order_by("pk")] == ["begin", "interview", "accept"]
    assert Message.objects.count() == 0


def test_who_was_not_accepted_yet_waits_for_a_decision_and_the_clock_begins_today(entity, by):
    written(checked(sent([person(accepted="")], entity=entity, by=by), by=by), by=by)

    application = Application.objects.get(entity=entity)
    assert (application.state, application.recorded_by, Mentee.objects.count()) == ("submitted", by.person, 0)
    assert application.due_on is not None
    assert application.due_on > TODAY
    assert Message.objects.count() == 0


def test_who_waits_is_told_only_if_somebody_asks_for_it(entity, by):
    rows = [person("Ana", email="ana@example.org", accepted=""), person("Rui", email="rui@example.org")]

    written(checked(sent(rows, entity=entity, by=by), by=by), by=by, tells=True)

    assert list(Message.objects.values_list("address", "notice")) == [("ana@example.org", "admissions/received")]


def test_a_trained_mentor_is_ready_and_prepared(entity, by):
    titles = (*PEOPLE, "Formação", "Vagas")
    rows = [[*person("Eva"), "2026-01-20", "2"], [*person("Ivo"), "", ""]]

    written(checked(sent(rows, entity=entity, by=by, kind=Kind.MENTORS, titles=titles), by=by), by=by)

    trained, untrained = Mentor.objects.order_by("pk")
    assert (trained.state, trained.capacity, is_prepared(trained.person, Side.MENTOR)) == (MentorState.READY, 2, True)
    assert (untrained.state, untrained.capacity) == (MentorState.IN_TRAINING, 1)


def test_all_rows_or_none_does_not_begin_while_one_has_a_problem(entity, by):
    batch = checked(sent([GOOD, BAD], entity=entity, by=by), by=by)

    with pytest.raises(services.RowsHaveProblems):
        written(batch, by=by, mode=Mode.ALL)

    assert (Import.objects.get().state, User.objects.filter(full_name="Ana Exemplo").count()) == (State.CHECKED, 0)


def test_only_the_rows_without_problems(entity, by):
    batch = checked(sent([GOOD, BAD], entity=entity, by=by), by=by)

    written(batch, by=by, mode=Mode.VALID)

    states = dict(Row.objects.values_list("number", "state"))
    assert states == {2: RowState.WRITTEN, 3: RowState.REFUSED}
    assert [mentee.person.full_name for mentee in Mentee.objects.all()] == ["Ana Exemplo"]


def test_all_rows_or_none_takes_back_what_was_written_when_a_later_row_cannot_be(entity, by):
    people = working.WRITTEN_AT_ONCE + 1
    batch = checked(sent([person(f"Ana {number}") for number in range(people)], entity=entity, by=by), by=by)
    Row.objects.filter(number=people + 1).update(cells=BAD)

    done = written(batch, by=by, mode=Mode.ALL)

    assert (done.state, done.stopped, Mentee.objects.count()) == (State.UNDONE, "changed", 0)


def test_a_person_who_is_there_is_left_out_and_a_relative_with_the_same_telephone_is_not(entity, by):
    first = [person("Ana Sá", phone="912345678", email="casa@example.org")]
    written(checked(sent(first, entity=entity, by=by), by=by), by=by)
    rows = [person("ANA  SÁ", phone="+351 912 345 678"), person("Rui Sá", phone="912345678"), person("Eva")]

    batch = checked(sent(rows, entity=entity, by=by), by=by)
    written(batch, by=by)

    kept = Row.objects.filter(batch=batch).order_by("number").values_list("keep", "state")
    assert list(kept) == [
        (False, RowState.SKIPPED),
        (True, RowState.WRITTEN),
        (None, RowState.WRITTEN),
    ]
    assert Mentee.objects.count() == 3


def test_the_same_name_and_date_of_birth_twice_in_one_list(entity, by):
    rows = [person("Ana Sá", born="1980-01-02"), person("ana sa", born="02/01/1980"), person("Ana Sá")]

    checked(sent(rows, entity=entity, by=by), by=by)

    resembles = [row.resembles for row in Row.objects.order_by("number")]
    assert resembles == [[], [{"id": 2, "kind": "row", "why": ["name"]}], []]


def test_somebody_of_another_entity_is_nobody_that_this_one_may_hear_of(entity, by):
    other = make_entity()
    row = person("Ana Sá", phone="912345678", born="1980-01-02")
    written(checked(sent([row], entity=other), by=make_coordinator(other)), by=make_coordinator(other))

    checked(sent([row], entity=entity, by=by), by=by)

    assert Row.objects.filter(batch__entity=entity).get().resembles == []


def test_a_file_sent_again_is_recognised_until_it_was_taken_back(entity, by):
    batch = sent([GOOD], entity=entity, by=by)

    with pytest.raises(services.SentBefore):
        sent([GOOD], entity=entity, by=by, name="outra.csv")
    services.drop_import(batch, by=by, at=NOON)

    assert sent([GOOD], entity=entity, by=by).pk != batch.pk


def test_a_job_that_was_killed_is_taken_up_and_writes_no_row_twice(transactional_db):
    entity = make_entity()
    by = make_coordinator(entity)
    make_text()
    people = 3 * working.WRITTEN_AT_ONCE
    batch = checked(sent([person(f"Ana {number}") for number in range(people)], entity=entity, by=by), by=by)
    services.write_rows(batch, mode=Mode.ALL, informed="paper", by=by, at=NOON)

    worker = subprocess.Popen([sys.executable, "-m", "tests.imports.worker", batch.public_id], cwd=settings.BASE_DIR)
    while not (half := Mentee.objects.count()):
        time.sleep(0.02)
    worker.kill()
    worker.wait()
    services.carry_on(batch.public_id, now=lambda: timezone.now() + working.GIVEN_UP_AFTER + timedelta(seconds=1))

    names = Mentee.objects.values_list("person__full_name", flat=True)
    assert half < people
    assert sorted(names) == sorted(f"Ana {number}" for number in range(people))
    assert Import.objects.get().state == State.WRITTEN


def test_work_that_nobody_does_is_found_by_the_clock(entity, by):
    batch = sent([GOOD], entity=entity, by=by)
    services.choose_columns(batch, columns=batch.columns, by=by, at=NOON)
    waiting = services.left_lying(at=NOON)
    Import.objects.update(worked_at=NOON)

    assert waiting == [batch.public_id]
    assert services.left_lying(at=NOON) == []
    assert services.left_lying(at=NOON + timedelta(minutes=3)) == [batch.public_id]


def test_an_error_stops_an_import_after_three_tries_and_it_goes_on_where_it_stood(entity, by):
    batch = checked(sent([GOOD, person("Bia Exemplo")], entity=entity, by=by), by=by)
    services.write_rows(batch, mode=Mode.ALL, informed="paper", by=by, at=NOON)

    waits = [(taken_up_without_a_text(batch, minutes=3 * turn), state_now(batch)) for turn in range(3)]
    left = services.left_lying(at=NOON + timedelta(days=1))
    make_text()
    services.begin_again(batch, by=by, at=NOON)
    done = carried_on(batch)

    assert waits == [(True, State.WRITING), (True, State.WRITING), (True, State.FAILED)]
    assert (left, done.state, done.tries, Mentee.objects.count()) == ([], State.WRITTEN, 0, 2)


def test_an_import_that_an_error_stopped_can_be_undone_instead(entity, by):
    batch = checked(sent([GOOD], entity=entity, by=by), by=by)
    services.write_rows(batch, mode=Mode.ALL, informed="paper", by=by, at=NOON)
    for turn in range(3):
        taken_up_without_a_text(batch, minutes=3 * turn)

    services.undo_import(batch, by=by, at=NOON)
    undone = carried_on(batch)

    assert (undone.state, undone.failed_in) == (State.UNDONE, "")
    with pytest.raises(ActNotPossible):
        services.begin_again(batch, by=by, at=NOON)


def test_workers_that_are_killed_again_and_again_stop_an_import_too(entity, by):
    batch = sent([GOOD], entity=entity, by=by)
    services.choose_columns(batch, columns=batch.columns, by=by, at=NOON)
    Import.objects.update(tries=working.TRIES)

    stopped = carried_on(batch)

    assert (stopped.state, stopped.failed_in) == (State.FAILED, State.CHECKING)


def taken_up_without_a_text(batch: Import, *, minutes: int) -> bool:
    """Whether the worker met an error: there is no text that the people could have been informed with."""
    try:
        services.carry_on(batch.public_id, now=lambda: NOON + timedelta(minutes=minutes))
    except Text.DoesNotExist:
        return True
    return False


def state_now(batch: Import) -> str:
    return Import.objects.get(pk=batch.pk).state


def test_the_next_list_with_the_same_titles_is_read_the_same_way(entity, by):
    titles = ("Quem", "Onde", "Fala", "Quer", "Desde")
    row = ["Ana", "Lisboa", "português", "SER-DOC", "2026-02-01"]
    batch = sent([row], entity=entity, by=by, titles=titles)
    columns = {"full_name": 0, "municipality_id": 1, "languages": 2, "areas": 3, "accepted_on": 4}
    guessed = batch.columns

    services.choose_columns(batch, columns=columns, by=by, at=NOON)
    again = sent([["Rui", *row[1:]]], entity=entity, by=by, titles=titles)
    elsewhere = sent([row], entity=make_entity(), titles=titles)

    assert (guessed, again.columns, elsewhere.columns) == ({}, columns, {})
    assert Layout.objects.get().entity == entity


def test_titles_are_recognised_in_both_languages_without_capitals_and_accents(entity, by):
    titles = ("NOME COMPLETO", "telemóvel", "Municipality *", "linguas", "areas de APOIO", "Nada")

    batch = sent([["Ana", "", "Lisboa", "pt", "SER-DOC", "x"]], entity=entity, by=by, titles=titles)

    assert batch.columns == {"full_name": 0, "phone": 1, "municipality_id": 2, "languages": 3, "areas": 4}


def test_a_column_that_is_needed_is_missed(entity, by):
    batch = sent([GOOD], entity=entity, by=by)

    with pytest.raises(services.ColumnMissing) as missing:
        services.choose_columns(batch, columns={"full_name": 0}, by=by, at=NOON)

    assert missing.value.names == ["municipality_id", "languages", "areas"]


def test_the_file_goes_when_the_import_is_over_and_the_rest_after_thirty_days(entity, by):
    batch = checked(sent([GOOD, BAD], entity=entity, by=by), by=by)
    kept = File.objects.count()
    written(batch, by=by, mode=Mode.VALID)
    over = File.objects.count()
    cells = [bool(row.cells) for row in Row.objects.order_by("number")]

    services.forget(at=NOON + timedelta(days=31))

    assert (kept, over, cells) == (1, 0, [False, True])
    assert [row.cells for row in Row.objects.all()] == [[], []]


def test_a_list_that_nobody_finished_is_given_up_after_thirty_days(entity, by):
    sent([GOOD], entity=entity, by=by)

    services.forget(at=NOON + timedelta(days=29))
    kept = Row.objects.count()
    services.forget(at=NOON + timedelta(days=31))

    assert (kept, Row.objects.count(), File.objects.count()) == (1, 0, 0)
    assert Import.objects.get().state == State.DROPPED


def test_an_entity_without_its_text_brings_in_nobody(db):
    with pytest.raises(OnlyInventedPeople):
        sent([GOOD], entity=make_entity(protects=False))


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.READER])
def test_only_a_coordinator_brings_lists(entity, role):
    with pytest.raises(PermissionDenied):
        sent([GOOD], entity=entity, by=make_member(entity, role))


def test_a_coordinator_brings_lists_into_the_own_entity_only(entity):
    with pytest.raises(PermissionDenied):
        sent([GOOD], entity=entity, by=make_coordinator(make_entity()))


def test_the_national_coordinator_gives_a_reason(entity):
    national = make_appointed(Role.NATIONAL_COORDINATOR)

    with pytest.raises(PermissionDenied):
        sent([GOOD], entity=entity, by=national)

    assert sent([GOOD], entity=entity, by=national.giving("Pediram ajuda.")).why == "Pediram ajuda."


def test_nothing_is_written_while_nobody_has_said_how_the_people_were_informed(entity, by):
    batch = checked(sent([GOOD], entity=entity, by=by), by=by)

    with pytest.raises(ActNotPossible):
        services.write_rows(batch, mode=Mode.ALL, by=by, at=NOON)


def test_the_record_says_who_enrolled_whom_and_names_nobody(entity, by):
    written(checked(sent([GOOD], entity=entity, by=by), by=by), by=by)

    event = Event.objects.get(act="enrol")
    assert (event.person_id, event.role, event.entity_id) == (by.person_id, Role.COORDINATOR, entity.pk)
    assert event.subject == Application.objects.get().public_id
    assert Mentee.objects.get().state == MenteeState.WAITING
