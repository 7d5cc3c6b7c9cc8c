"""Why somebody is left over: nobody is possible, or too many compete for too few places."""

from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mentores.pairing.possible import slices
from mentores.pairing.problem import Answer, Truth, Whole
from mentores.pairing.snapshot import Snapshot
from mentores.pairing.strictness import CODES
from mentores.pairing.terms import Question, Terms, numbers

TAKEN_AWAY = ("ban", "floor")  # stand among the codes of the rules for what the terms of the plan refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """A mentee left over, and why.

    "nobody_possible": no mentor is. Setting aside the one `rule` would open the most `mentors`; without a rule, no
    single one would do. "places_taken": `mentees`, this one included, compete for the fewer `places` of `mentors`.
    """

    mentee: str
    reason: Literal["nobody_possible", "places_taken"]
    rule: str | None = None
    mentors: tuple[str, ...] = ()
    mentees: tuple[str, ...] = ()
    places: int = 0


def left_over(snap: Snapshot, terms: Terms, question: Question, answer: Answer) -> tuple[Unmatched, ...]:
    """Return everyone whom the plan leaves over, in the order of the keys, with the reason."""
    pinned = numbers(snap, terms.pins)[:, 1]
    alone = np.setdiff1d(np.flatnonzero(answer.chosen < 0), pinned)
    has_some = np.diff(question.problem.starts)[alone] > 0
    found = _nobody(snap, terms, question, alone[~has_some]) if not has_some.all() else []
    found += _taken(snap, question, answer, alone[has_some])
    return tuple(sorted(found, key=lambda one: one.mentee))


def _nobody(snap: Snapshot, terms: Terms, question: Question, mentees: Whole) -> list[Unmatched]:
    """Say for mentees who have no mentor which one rule, set aside, would open the most to each."""
    found = []
    for group in slices(len(mentees), len(snap.mentors)):
        some = mentees[group]
        broken = _broken(snap, terms, question, some)
        once = _times(broken) == 1
        alone = {code: table & once for code, table in broken.items()}
        for row, mentee in enumerate(some.tolist()):
            rule = max(alone, key=lambda code: alone[code][row].sum())
            opened = tuple(snap.mentors[mentor].key for mentor in np.flatnonzero(alone[rule][row]).tolist())
            key = snap.mentees[mentee].key
            found.append(Unmatched(mentee=key, reason="nobody_possible", rule=rule if opened else None, mentors=opened))
    return found


def _broken(snap: Snapshot, terms: Terms, question: Question, mentees: Whole) -> dict[str, Truth]:
    """Return where each rule and each term is broken, in tables that have a row per mentee and a column per mentor."""
    whole = len(mentees), len(snap.mentors)
    broken = {code: np.zeros(whole, dtype=np.bool_) for code in (*CODES, *TAKEN_AWAY)}
    for code in snap.rules.binding:
        broken[code] |= ~snap.judge.holds(code, mentees)
    broken["place"] |= question.problem.places <= 0
    rows = {mentee: row for row, mentee in enumerate(mentees.tolist())}
    for mentor, mentee in numbers(snap, terms.bans).tolist():
        if mentee in rows:
            broken["ban"][rows[mentee], mentor] = True
    if terms.floor:
        row, mentor = np.nonzero(_times(broken) <= 1)
        low = snap.judge.points(mentor, mentees[row], snap.weights) < terms.floor
        broken["floor"][row[low], mentor[low]] = True
    return broken


def _times(broken: Mapping[str, Truth]) -> Whole:
    """Return how many rules each pair of the tables breaks."""
    found: Whole = np.stack([*broken.values()]).sum(axis=0)
    return found


def _taken(snap: Snapshot, question: Question, answer: Answer, mentees: Whole) -> list[Unmatched]:
    """Say who competes for which places: whoever holds one that the mentee could have, and so on for theirs.

    A set of mentors is one whole number, a bit for each, so that thousands who compete are told in a moment.
    """
    wanted: dict[int, int] = {}  # of a mentee: the mentors possible
    passed_on: dict[int, int] = {}  # of a mentor: those possible for whoever has a place there
    for mentee, mentor in enumerate(answer.chosen.tolist()):
        wanted[mentee] = sum(1 << one for one in question.problem.rows[mentee][0].tolist())
        passed_on[mentor] = passed_on.get(mentor, 0) | wanted[mentee]
    closed: dict[int, int] = {}
    groups: dict[int, tuple[tuple[str, ...], list[str], int]] = {}
    found = []
    for mentee in mentees.tolist():
        group = _closed(wanted[mentee], passed_on, closed)
        if group not in groups:
            mentors = _members(group)
            holders = [snap.mentees[one].key for one in np.flatnonzero(np.isin(answer.chosen, mentors)).tolist()]
            names = tuple(snap.mentors[one].key for one in mentors)
            groups[group] = names, holders, int(question.problem.places[mentors].sum())
        names, holders, places = groups[group]
        key = snap.mentees[mentee].key
        at = bisect(holders, key)
        rivals = (*holders[:at], key, *holders[at:])
        found.append(Unmatched(mentee=key, reason="places_taken", mentors=names, mentees=rivals, places=places))
    return found


def _closed(wanted: int, passed_on: Mapping[int, int], closed: dict[int, int]) -> int:
    """Return all mentors whose places can be passed on to whoever wants these; those of each are kept in `closed`."""
    whole, new = 0, wanted
    while new:
        mentor = new.bit_length() - 1
        if mentor not in closed:
            closed[mentor] = _reached(mentor, passed_on, closed)
        whole |= closed[mentor]
        new &= ~whole
    return whole


def _reached(mentor: int, passed_on: Mapping[int, int], closed: Mapping[int, int]) -> int:
    """Return this mentor and all those whose places can be passed on to whoever has a place there."""
    whole = new = 1 << mentor
    while new:
        one = new.bit_length() - 1
        more = closed.get(one, passed_on.get(one, 0))
        new = (new & ~(1 << one)) | (more & ~whole)
        if one in closed:
            new &= ~more
        whole |= more
    return whole


def _members(bits: int) -> list[int]:
    """Return the numbers whose bits are set."""
    return [number for number, digit in enumerate(reversed(f"{bits:b}")) if digit == "1"]
