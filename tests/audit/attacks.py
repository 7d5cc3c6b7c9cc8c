"""A record to seal, and what may be done to it behind its back."""

from datetime import timedelta
from random import Random

from django.db.models import Model

from mentores.audit.chain import SEALED
from mentores.audit.models import Event, Reading, Seal
from mentores.audit.verification import Report, What, verify
from tests.factories.moments import NOON, after

MODELS: dict[str, type[Event] | type[Reading]] = {"event": Event, "reading": Reading}
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
