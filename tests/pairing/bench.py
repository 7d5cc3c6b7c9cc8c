"""Measures pairing at every size, beside OR-Tools and SciPy on the same pairs: `./run bench pairing`."""

import json
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from mentores.pairing import common
from mentores.pairing.certificate import check
from mentores.pairing.people import Mentee, Mentor
from mentores.pairing.plan import Plan, solve
from mentores.pairing.problem import Problem
from mentores.pairing.snapshot import Snapshot
from mentores.pairing.spreadsheet import gather, read
from mentores.pairing.strictness import OF_A_FILE
from tests.project.house import HOUSE

SIZES = [(223, 127, 0.1), (1_000, 1_000, 2.0), (5_000, 5_000, 30.0)]  # mentors, mentees, seconds allowed
MOST_MEMORY = 2_000  # megabytes
LISTED, OF_MENTORS, LIST_SECONDS = 20, 10_000, 0.05
MENTOR_MATCH, OF_MENTOR_MATCH = "mentor-match==7.0.1", 50_000  # cells: it needs minutes for a million
DENSE = 60_000_000  # cells: more would not fit for SciPy's dense solver


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: what, seconds, and what is found (number and points together, for those who solve)."""

    what: str
    seconds: float
    worth: int | None = None


def drawn(mentors: int, mentees: int) -> tuple[list[Mentor], list[Mentee]]:
    """Draw people each of whose traits comes from somebody of the demo, a place from one, languages from another."""
    text = (HOUSE / "demo" / "data" / "people.csv").read_text(encoding="utf-8")
    statuses = ("active", "in_process", "paused", "left")
    givers, askers = gather([read(text, statuses=statuses)], statuses=statuses)
    dice = Random(2015)
    together = [("municipality", "lat", "lon"), ("languages",), ("areas",), ("availability",), ("mode", "travel_km")]

    def mixed(people: list[Any], number: int) -> Any:
        traits: dict[str, Any] = {"key": f"{number:06}"}
        for names in together:
            other = dice.choice(people)
            traits |= {name: getattr(other, name) for name in names}
        return replace(dice.choice(people), **traits)

    return [mixed(givers, number) for number in range(mentors)], [mixed(askers, number) for number in range(mentees)]


def timed(what: str, work: Callable[[], Any]) -> tuple[Line, Any]:
    """Do the work once and return its line and what it returned."""
    begun = time.perf_counter()
    found = work()
    return Line(what, time.perf_counter() - begun), found


def ours(mentors: list[Mentor], mentees: list[Mentee]) -> tuple[list[Line], Plan]:
    """The whole call, from people to certificate, and its parts."""
    common.between.cache_clear()
    build, snap = timed("  snapshot: columns, every rule, every pair scored", lambda: _asked(mentors, mentees))
    solving, plan = timed("  solving: plan, lottery, certificate", lambda: solve(snap, seed=1))
    begun = time.perf_counter()
    faults = check(plan.certificate, edges=plan.graph, pairs=list(plan.scores()))
    checking = Line("  the independent checker (not counted)", time.perf_counter() - begun)
    assert not faults, faults
    worth = len(plan.pairs) * plan.question.bonus + plan.certificate["total"]
    whole = Line("pairing: from snapshot to certificate", build.seconds + solving.seconds, worth)
    return [whole, build, replace(solving, worth=worth), checking], plan


def _asked(mentors: list[Mentor], mentees: list[Mentee]) -> Snapshot:
    snap = Snapshot.build(mentors, mentees, rules=OF_A_FILE)
    len(snap.graph.points)
    return snap


def ortools(problem: Problem) -> int:
    """The minimum-cost flow of OR-Tools; whoever stays without flows past the mentors."""
    people, end = len(problem.places), len(problem.places) + len(problem)
    mentees, mentors = np.arange(len(problem)) + people, np.arange(people)
    flow = SimpleMinCostFlow()
    for tails, heads, capacity, cost in [
        (problem.mentees + people, problem.mentors, np.ones_like(problem.values), -problem.values),
        (mentees, np.full_like(mentees, end), np.ones_like(mentees), np.zeros_like(mentees)),
        (mentors, np.full_like(mentors, end), problem.places, np.zeros_like(mentors)),
    ]:
        flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacity, cost)
    flow.set_nodes_supplies(mentees, np.ones_like(mentees))
    flow.set_node_supply(end, -len(problem))
    assert flow.solve() == flow.OPTIMAL
    return -int(flow.optimal_cost())


def scipy_sparse(problem: Problem) -> int:
    """SciPy's LAPJVsp, with a column for each place and one of its own for each mentee who stays without."""
    first = np.cumsum(problem.places) - problem.places
    copies = problem.places[problem.mentors]
    pair = np.repeat(np.arange(len(problem.mentors)), copies)
    nth = np.arange(len(pair)) - np.repeat(np.cumsum(copies) - copies, copies)
    columns = np.concatenate([first[problem.mentors[pair]] + nth, problem.places.sum() + np.arange(len(problem))])
    rows = np.concatenate([problem.mentees[pair], np.arange(len(problem))])
    top = int(problem.values.max()) + 1
    cost = np.concatenate([top - problem.values[pair], np.full(len(problem), top)])
    graph = csr_array((cost.astype(np.float64), (rows, columns)), shape=(len(problem), int(columns.max()) + 1))
    chosen = min_weight_full_bipartite_matching(graph)
    return top * len(problem) - int(graph[chosen].sum())


def scipy_dense(problem: Problem) -> int:
    """SciPy's dense solver, with a column for each place and as many worthless ones as mentees."""
    columns: NDArray[np.int64] = np.repeat(np.arange(len(problem.places)), problem.places)
    values = np.zeros((len(problem), len(columns) + len(problem)))
    table = np.full((len(problem), len(problem.places)), -1e15)
    table[problem.mentees, problem.mentors] = problem.values
    values[:, : len(columns)] = table[:, columns]
    return int(values[linear_sum_assignment(values, maximize=True)].sum())


def others(problem: Problem) -> list[Line]:
    """What the others need for the same pairs, which they are given ready."""
    cells = len(problem) * (int(problem.places.sum()) + len(problem))
    solvers: dict[str, Callable[[Problem], int]] = {
        "OR-Tools SimpleMinCostFlow": ortools,
        "SciPy LAPJVsp": scipy_sparse,
    }
    if cells <= DENSE:
        solvers["SciPy dense (Hungarian)"] = scipy_dense
    lines = []
    for name, solver in solvers.items():
        line, found = timed(f"  {name}: solving only", lambda solver=solver: solver(problem))  # type: ignore[misc]
        lines.append(replace(line, worth=found))
    return lines


def mentor_match(problem: Problem) -> list[Line]:
    """What `mentor-match` needs, in an environment made for it alone; no line where it cannot be installed."""
    pairs = np.column_stack([problem.mentors, problem.mentees, problem.values]).tolist()
    asked = json.dumps({"places": problem.places.tolist(), "mentees": len(problem), "pairs": pairs})
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = f"{folder}/bin/python"
        install = [python, "-m", "pip", "install", "--quiet", MENTOR_MATCH]
        if subprocess.run(install, capture_output=True, check=False).returncode:
            return [Line(f"  {MENTOR_MATCH}: cannot be installed here", 0)]
        script = Path(__file__).parent / "mentor_match.py"
        ran = subprocess.run([python, script], input=asked, capture_output=True, text=True, check=True)
    return [Line(f"  {MENTOR_MATCH}: the same pairs", **json.loads(ran.stdout))]


def row(line: Line, *, solving: Line) -> str:
    """A line of the table, with its ratio to our solving."""
    ratio = f"{line.seconds / solving.seconds:>8.2f} ×" if line.worth is not None else ""
    found = "" if line.worth is None else ("same answer" if line.worth == solving.worth else "ANOTHER ANSWER")
    return f"{line.what:<58} {line.seconds:>9.4f} s {ratio:>11}  {found}"


def compare(mentors: int, mentees: int, allowed: float) -> bool:
    """Print the table of one size; return whether we are fast and small enough, and all answers are the same."""
    lines, plan = ours(*drawn(mentors, mentees))
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    lines += others(plan.question.problem)
    if mentors * mentees <= OF_MENTOR_MATCH:
        lines += mentor_match(plan.question.problem)
    size = f"{mentors:,} mentors × {mentees:,} mentees, {len(plan.graph):,} possible pairs, {len(plan.pairs):,} served"
    print(f"\n{size}")
    for line in lines:
        print(row(line, solving=lines[2]))
    quick = lines[0].seconds <= allowed and used <= MOST_MEMORY
    told = "within" if quick else "ABOVE"
    print(f"{told} the {allowed} s and {MOST_MEMORY:,} MB allowed; most memory so far {used:,} MB")
    return quick and {line.worth for line in lines if line.worth is not None} == {lines[2].worth}


def list_the_best() -> bool:
    """Print how long a list of candidates takes; return whether it is quick enough."""
    mentors, [mentee] = drawn(OF_MENTORS, 1)
    snap = Snapshot.build(mentors, [mentee], rules=OF_A_FILE)
    line, found = timed("", lambda: snap.top(mentee.key, k=LISTED))
    told = f"{line.seconds * 1000:.1f} ms ({LIST_SECONDS * 1000:.0f} ms allowed)"
    print(f"\nThe best {len(found)} of {OF_MENTORS:,} mentors, with reasons: {told}")
    return line.seconds <= LIST_SECONDS


def main() -> int:
    """Print the tables; return 1 when something takes more than allowed, or when two answers differ."""
    print("Ratios are to our solving: above 1 is slower than ours. One run each, wall clock.")
    good = [compare(*size) for size in SIZES] + [list_the_best()]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
