"""Whatever is done to a sealed record is found, and the row is named."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from io import StringIO
from random import Random

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F, Model

from mentores.accounts.viewer import SYSTEM
from mentores.audit import services
from mentores.audit.chain import SEALED
from mentores.audit.models import Check, Cursor, Event, Head, Reading, Seal
from mentores.audit.sealing import HeadBroken, check, seal
from mentores.audit.verification import Fault, Report, What, verify
from mentores.core.privacy import YEAR
from tests.factories.moments import NOON, after
from tests.races.racing import race

MODELS: dict[str, type[Event] | type[Reading]] = {"event": Event, "reading": Reading}
GROUP = 50  # rows attacked before the record is verified
AWAY = 10**9  # numbers that no row has
Row = tuple[str, int]


def write(events: int, readings: int = 0) -> None:
    """So many acts and readings, not sealed yet."""
    Event.objects.bulk_create(
        Event(app="tests", act="knock", kind="door", subject=f"door{number}", at=NOON, role="system")
        for number in range(events)
    )
    Reading.objects.bulk_create(
        Reading(kind="door", subject=f"door{number}", at=NOON, role="technician", person_id=number, reason="a noise")
        for number in range(readings)
    )


@pytest.fixture
def sealed(db) -> list[Row]:
    """Ten acts and ten readings, sealed."""
    write(10, 10)
    seal(at=NOON)
    return rows()


def rows() -> list[Row]:
    return list(Seal.objects.order_by("number").values_list("table", "row"))


def found() -> Report:
    return verify(at=after(days=1))


def faults() -> list[tuple[What, Row]]:
    return [(fault.what, (fault.table, fault.row)) for fault in found().faults]


def one(row: Row):
    """The row, as a query."""
    table, number = row
    return MODELS[table].objects.filter(pk=number)


def move(model: type[Model], number: int, to: int) -> None:
    model._default_manager.filter(pk=number).update(**{model._meta.pk.name: to})


def change(random: Random, row: Row) -> set[Row]:
    """Another value in one column, whichever."""
    _, fields = SEALED[row[0]]
    name = random.choice([*fields])
    value = getattr(one(row).get(), name)
    other = {
        str: lambda: random.choice(["", value[:-1], f"{value} ", value.swapcase()]) if value else "x",
        int: lambda: AWAY + row[1],
        type(None): lambda: AWAY + row[1],
    }.get(type(value), lambda: value + timedelta(microseconds=1))()
    one(row).update(**{name: other})
    return {row} if other != value else change(random, row)


def remove(random: Random, row: Row) -> set[Row]:
    one(row).delete()
    return {row}


def renumber(random: Random, row: Row) -> set[Row]:
    move(MODELS[row[0]], row[1], AWAY + row[1])
    return {row}


def exchange(row: Row, other: Row) -> set[Row]:
    """Two rows take each other's number."""
    model = MODELS[row[0]]
    move(model, row[1], -1)
    move(model, other[1], row[1])
    move(model, -1, other[1])
    return {row, other}


def attack(random: Random, victims: list[Row]) -> set[Row]:
    """Each of the victims is changed, removed, renumbered or exchanged with another; all of them."""
    hit: set[Row] = set()
    waiting: dict[str, list[Row]] = {"event": [], "reading": []}
    for row in victims:
        how = random.choice(["change", "remove", "renumber", "exchange"])
        if how == "exchange":
            waiting[row[0]].append(row)
        else:
            hit |= {"change": change, "remove": remove, "renumber": renumber}[how](random, row)
    for pairs in waiting.values():
        while len(pairs) > 1:
            hit |= exchange(pairs.pop(), pairs.pop())
        hit |= {named for row in pairs for named in remove(random, row)}
    return hit


def test_an_untouched_record_has_no_faults_and_nothing_waits(sealed):
    report = found()

    assert (report.faults, report.unsealed, report.number) == ([], {"event": [], "reading": []}, 20)


def test_an_empty_record_is_a_good_one(db):
    assert (seal(at=NOON), found().faults, found().end) == (0, [], "0:")


def test_what_came_after_the_last_seal_is_named_as_waiting_and_is_no_fault(sealed):
    write(2, 1)

    report = found()

    events = list(Event.objects.order_by("pk").values_list("pk", flat=True))
    readings = list(Reading.objects.order_by("pk").values_list("pk", flat=True))
    assert (report.faults, report.unsealed) == ([], {"event": events[-2:], "reading": readings[-1:]})


def test_the_next_sealing_goes_on_where_the_last_one_ended(sealed):
    write(2, 1)

    later = seal(at=after(hours=1))

    assert (later, found().number, found().faults) == (3, 23, [])
    assert seal(at=after(hours=2)) == 0


def test_every_row_that_is_changed_removed_or_reordered_is_found(db, size):
    random, number = Random(7), size(300, 10_000)
    write(number // 2, number // 2)
    seal(at=NOON)
    victims = rows()
    random.shuffle(victims)
    assert found().faults == []

    for start in range(0, number, GROUP):
        with transaction.atomic():
            hit = attack(random, victims[start : start + GROUP])
            named = {row for what, row in faults() if what in (What.CHANGED, What.MISSING)}
            transaction.set_rollback(True)

        assert named == hit


@pytest.mark.parametrize(("table", "name"), [(table, name) for table, (_, names) in SEALED.items() for name in names])
def test_a_change_in_any_column_is_found(sealed, table, name):
    row = next(row for row in sealed if row[0] == table)
    value = getattr(one(row).get(), name)
    other = {str: "another", int: AWAY, type(None): AWAY}.get(type(value), after(days=9))

    one(row).update(**{name: other})

    assert faults() == [(What.CHANGED, row)]


@pytest.mark.parametrize("table", SEALED)
def test_every_column_of_the_record_is_sealed(table):
    model, names = SEALED[table]

    assert {field.attname for field in model._meta.concrete_fields} == {"id", *names}


def test_two_rows_that_took_each_others_place_are_both_named(sealed):
    exchange(sealed[2], sealed[5])

    assert faults() == [(What.CHANGED, sealed[2]), (What.CHANGED, sealed[5])]


def test_a_row_put_in_among_the_sealed_ones_is_named_and_never_sealed(sealed):
    Event.objects.create(pk=-5, app="tests", act="knock", kind="door", subject="false", at=NOON, role="system")

    seal(at=after(hours=1))

    assert faults() == [(What.INSERTED, ("event", -5))]


def test_a_row_whose_seal_was_taken_away_is_named(sealed):
    Seal.objects.filter(number=7).delete()

    report = found()

    assert report.faults == [
        Fault(What.SEALS_MISSING, 7, 7),
        Fault(What.INSERTED, table=sealed[6][0], row=sealed[6][1]),
    ]


def test_a_row_taken_away_with_its_seal_leaves_a_gap(sealed):
    one(sealed[6]).delete()
    Seal.objects.filter(number__in=[6, 7]).delete()
    one(sealed[5]).delete()

    assert found().faults == [Fault(What.SEALS_MISSING, 6, 7)]


@pytest.mark.parametrize("change", [{"content": "0" * 64}, {"chain": "0" * 64}, {"sealed_at": after(days=3)}])
@pytest.mark.parametrize("number", [1, 7, 19])
def test_a_changed_seal_is_named_and_no_other(sealed, number, change):
    Seal.objects.filter(number=number).update(**change)

    assert faults() == [(What.SEAL_CHANGED, sealed[number - 1])]


def test_a_changed_row_behind_a_changed_seal_is_named_too(sealed):
    Seal.objects.filter(number=7).update(chain="0" * 64)
    one(sealed[7]).update(role="auditor")

    assert faults() == [(What.SEAL_CHANGED, sealed[6]), (What.CHANGED, sealed[7])]


def test_two_seals_that_took_each_others_number_are_named(sealed):
    move(Seal, 5, -1)
    move(Seal, 9, 5)
    move(Seal, -1, 9)

    assert faults() == [(What.CHANGED, sealed[8]), (What.CHANGED, sealed[4])]


def test_an_end_that_was_cut_off_with_its_rows_is_missed(sealed):
    for row in sealed[15:]:
        one(row).delete()
    Seal.objects.filter(number__gt=15).delete()

    assert found().faults == [Fault(What.END_MISSING, 16, 20)]


def test_after_a_cut_the_chain_goes_on_behind_the_gap(sealed):
    for row in sealed[15:]:
        one(row).delete()
    Seal.objects.filter(number__gt=15).delete()
    write(3)

    seal(at=after(hours=1))

    assert found().faults == [Fault(What.SEALS_MISSING, 16, 20)]


@pytest.mark.parametrize("change", [{"number": 15}, {"chain": "0" * 64}, {"last_event": 3}, {"last_reading": AWAY}])
def test_an_end_that_was_moved_is_named_and_nothing_more_is_sealed(sealed, change):
    Head.objects.update(**change)
    write(1)

    with pytest.raises(HeadBroken):
        seal(at=after(hours=1))

    assert What.END_CHANGED in [fault.what for fault in found().faults]


def test_an_end_that_was_taken_away_is_missed_and_not_made_anew(sealed):
    Head.objects.all().delete()
    write(1)

    with pytest.raises(HeadBroken):
        seal(at=after(hours=1))

    assert found().faults[0] == Fault(What.END_CHANGED, 20)


def restore(head: Head, *, kept: int) -> None:
    """Put the record back to what it was at an earlier end, as somebody with an old copy could."""
    for table, number in Seal.objects.filter(number__gt=kept).values_list("table", "row"):
        one((table, number)).delete()
    Seal.objects.filter(number__gt=kept).delete()
    head.save()


def test_a_record_put_back_to_an_old_copy_is_found_by_an_earlier_check(sealed):
    old = Head.objects.get()
    write(5)
    seal(at=after(hours=1))
    check(at=after(hours=2))

    restore(old, kept=20)

    assert found().faults == [Fault(What.END_MISSING, 21, 25)]


def test_a_record_put_back_together_with_its_checks_is_found_by_a_noted_end(sealed):
    old = Head.objects.get()
    write(5)
    seal(at=after(hours=1))
    noted = (found().number, found().chain)

    restore(old, kept=20)

    assert (found().faults, verify(at=NOON, noted=[noted]).faults) == ([], [Fault(What.END_MISSING, 21, 25)])


def test_a_record_written_anew_with_the_key_is_found_by_a_noted_end(sealed):
    noted = (found().number, found().chain)
    Event.objects.update(role="auditor")
    Seal.objects.all().delete()
    Head.objects.all().delete()
    seal(at=NOON)

    assert (found().faults, verify(at=NOON, noted=[noted]).faults) == ([], [Fault(What.NOT_AS_NOTED, 20)])


def test_without_the_key_nothing_fits(sealed, settings):
    settings.AUDIT_KEY = "another key"

    report = found()

    assert [fault.what for fault in report.faults] == [What.CHANGED] * 20 + [What.END_CHANGED]


def test_a_row_that_was_deleted_when_its_time_was_over_is_not_missed(sealed):
    Reading.objects.all().delete()
    Event.objects.filter(pk=sealed[0][1]).delete()

    report = verify(at=NOON + 3 * YEAR)

    assert (report.expired, report.faults) == (10, [Fault(What.MISSING, 1, table="event", row=sealed[0][1])])


def test_sealing_numbers_the_acts_and_readers_go_on_in_the_same_order(sealed):
    write(3)
    met: list[str] = []
    services.read_on("tests", lambda event: met.append(event.subject))
    seal(at=after(hours=1))
    services.record("tests", "knock", kind="door", subject="last", by=SYSTEM, at=NOON)
    services.read_on("tests", lambda event: met.append(event.subject))

    positions = list(Event.objects.order_by("pk").values_list("position", flat=True))
    assert (positions, len(met), met[-1]) == (list(range(1, 15)), 14, "last")
    assert (found().faults, Cursor.objects.get(reader="tests").position) == ([], 14)


def test_a_check_is_kept_and_the_log_is_told_where_the_chain_ends(sealed, caplog):
    one(sealed[0]).delete()
    write(2)

    report = check(at=NOON)

    kept = Check.objects.get()
    assert (kept.number, kept.chain, kept.unsealed, kept.faults) == (20, report.chain, 2, 1)
    assert f"The record has 1 faults and ends at 20:{report.chain}." in caplog.text


def verified(*arguments: str) -> tuple[int, list[str]]:
    """The exit code of the command, and what it printed."""
    said = StringIO()
    try:
        call_command("verify_audit", *arguments, stdout=said)
    except SystemExit as ended:
        return int(str(ended.code)), said.getvalue().splitlines()
    return 0, said.getvalue().splitlines()


def test_the_command_says_that_all_is_well_what_waits_and_where_the_chain_ends(sealed):
    write(2)

    code, lines = verified()

    waiting = list(Event.objects.order_by("pk").values_list("pk", flat=True))[-2:]
    assert (code, lines) == (
        0,
        [
            "20 sealed rows, 0 faults.",
            f"Not sealed yet: 2 rows of event, from {waiting[0]} to {waiting[1]}.",
            f"End of the chain, to be noted down: {found().end}",
        ],
    )


def test_the_command_names_each_faulty_row_and_ends_with_one(sealed):
    one(sealed[0]).update(role="auditor")
    one(sealed[12]).delete()

    code, lines = verified()

    assert (code, lines[:3]) == (
        1,
        [
            f"event {sealed[0][1]}: is not what was sealed: it was changed, or exchanged with another row",
            f"reading {sealed[12][1]}: is missing",
            "20 sealed rows, 2 faults.",
        ],
    )


def test_the_command_holds_the_record_against_an_end_that_was_noted(sealed):
    end = found().end

    assert verified("--noted", end)[0] == 0
    assert verified("--noted", f"20:{'0' * 64}")[0] == 1


def test_the_command_asks_whether_it_has_the_right_key(sealed, settings):
    settings.AUDIT_KEY = "another key"

    assert "is this the key" in verified()[1][-2]


def knock(turn: int, number: int) -> None:
    for knocked in range(5):
        with transaction.atomic():
            services.record("tests", "knock", kind="door", subject=f"{turn}-{number}-{knocked}", by=SYSTEM, at=NOON)
            services.record_reading("door", f"{turn}-{number}", by=SYSTEM, at=NOON)


def test_what_is_written_while_several_seal_and_read_is_sealed_once_and_named_by_nobody(transactional_db, size):
    met: list[str] = []
    for turn in range(size(3, 60)):
        writers: list[Callable[[], object]] = [partial(knock, turn, number) for number in range(4)]
        readers = [partial(services.read_on, "tests", lambda event: met.append(event.subject))] * 2

        ends = race([*writers, *readers, *[partial(seal, at=NOON)] * 2])

        assert [end for end in ends if isinstance(end, Exception)] == []
        assert found().faults == []
    seal(at=NOON)
    services.read_on("tests", lambda event: met.append(event.subject))

    assert Seal.objects.count() == Event.objects.count() + Reading.objects.count()
    assert (found().faults, len(met), len(set(met))) == ([], Event.objects.count(), Event.objects.count())


def test_the_record_is_verified_with_few_questions(sealed, django_assert_max_num_queries):
    write(800)
    seal(at=NOON)

    with django_assert_max_num_queries(12):
        assert found().faults == []

    assert (connection.vendor != "", Event.objects.filter(position=F("position")).count()) == (True, 810)
