"""Whatever is done to a sealed record is found, and the row is named."""

from random import Random

import pytest
from django.db import transaction

from mentores.accounts.viewer import SYSTEM
from mentores.audit import services
from mentores.audit.chain import SEALED
from mentores.audit.models import Cursor, Event, Head, Reading, Seal
from mentores.audit.sealing import HeadBroken, check, seal
from mentores.audit.verification import Fault, What, verify
from mentores.core.privacy import YEAR
from tests.audit.attacks import AWAY, attack, exchange, faults, found, move, one, rows, write
from tests.factories.moments import NOON, after

GROUP = 50  # rows attacked before the record is verified


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
