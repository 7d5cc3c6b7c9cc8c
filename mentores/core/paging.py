"""Long lists, a page at a time: from where a page ended, without counting the rows before it.

An OFFSET reads every row that it leaves out, so the last page of a hundred thousand costs a hundred thousand rows; and
a row that arrives in between moves every page by one. Here a page begins behind a row: the address names that row by
its public id, which says nothing about anybody, and the database finds the row's place in the order by itself. The
place (a folded name, a day) would be personal data in an address, so it is never there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)

LAST = "last"
AFTER, BEFORE = "after-", "before-"


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list; `before` and `after` are the cursors of the pages around it, empty where there is none."""

    rows: list[Row]
    before: str
    after: str

    @property
    def has_others(self) -> bool:
        return bool(self.before or self.after)


def page_of(found: QuerySet[Row], *, by: Sequence[str], cursor: str, size: int, among: QuerySet[Row]) -> Page[Row]:
    """The page of `found` that a cursor names; the first one for an empty cursor, or one that leads nowhere.

    `by` are the fields that sort the list, a minus for descending ones; none is ever null, and the last is unique.
    `among` are the rows that the reader may see, whatever the filter: the row at the border may have left `found`
    meanwhile, and a row that is not theirs betrays nothing.
    """
    if cursor == LAST:
        return _last(found, by=by, size=size)
    if cursor.startswith(AFTER) and (border := _border(among, cursor.removeprefix(AFTER), by)):
        rows = list(found.filter(_behind(border)).order_by(*by)[: size + 1])
        return _page(rows[:size], before=True, after=len(rows) > size) if rows else _last(found, by=by, size=size)
    if cursor.startswith(BEFORE) and (border := _border(among, cursor.removeprefix(BEFORE), by)):
        turned = _turned(border)
        rows = list(found.filter(_behind(turned)).order_by(*(name for name, _value in turned))[: size + 1])
        if len(rows) > size:
            return _page(rows[size - 1 :: -1], before=True, after=True)
    rows = list(found.order_by(*by)[: size + 1])
    return _page(rows[:size], before=False, after=len(rows) > size)


Border = list[tuple[str, Any]]  # the fields of the order, and what they say of the row


def _last(found: QuerySet[Row], *, by: Sequence[str], size: int) -> Page[Row]:
    rows = list(found.order_by(*(_opposite(name) for name in by))[: size + 1])
    return _page(rows[:size][::-1], before=len(rows) > size, after=False)


def _page(rows: list[Row], *, before: bool, after: bool) -> Page[Row]:
    """The rows with the cursors that lead on from the first and the last of them."""
    ids = [row.public_id for row in rows]  # type: ignore[attr-defined]  # what is listed has one
    return Page(rows, f"{BEFORE}{ids[0]}" if before and ids else "", f"{AFTER}{ids[-1]}" if after and ids else "")


def _border(among: QuerySet[Row], public_id: str, by: Sequence[str]) -> Border:
    """Where a row stands in the order; empty if the reader may not see it, or it does not exist."""
    if not public_id.isalnum():  # nor is it anybody's
        return []
    row = among.order_by().filter(public_id=public_id).values_list(*(name.lstrip("-") for name in by)).first()
    return list(zip(by, row, strict=True)) if row else []


def _opposite(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _turned(border: Border) -> Border:
    return [(_opposite(name), value) for name, value in border]


def _behind(border: Border) -> Q:
    """What comes after a row. The first condition says nothing new: with it the database can begin in an index."""
    (first, value), *rest = border
    field = first.lstrip("-")
    further = Q(**{f"{field}__{'lt' if first.startswith('-') else 'gt'}": value})
    if not rest:
        return further
    not_before = Q(**{f"{field}__{'lte' if first.startswith('-') else 'gte'}": value})
    return not_before & (further | _behind(rest))
