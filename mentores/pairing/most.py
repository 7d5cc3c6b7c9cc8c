"""How many can be served at all, the higher classes first: augmenting paths over whole rows (Hungarian trees).

Mentees come by class. Whoever finds no way to a free place leaves behind a tree of mentors who are all taken by people
of at least the same class. No later path enters it, so each pair is looked at once for all failures together.
"""

import numpy as np

from mentores.pairing.problem import Problem, Whole


def scarcity(problem: Problem, classes: Whole) -> Whole:
    """Return for each mentor the class of the highest mentee who goes without and could have had a place there, or 0.

    `classes` holds an integer above 0 per mentee, the higher the sooner. The result is the price of each mentor in
    the problem that only counts who is served.
    """
    found = np.zeros(len(problem.places), dtype=np.int64)
    free = problem.places.copy()
    chosen = np.full(len(problem), -1, dtype=np.int64)
    served: list[list[int]] = [[] for _ in problem.places]
    closed = free <= 0
    seen = np.zeros(len(free), dtype=np.int64)
    asked_by = np.zeros(len(free), dtype=np.int64)
    rows = [row for row, _ in problem.rows]
    order = np.lexsort((np.diff(problem.starts), -classes))
    for turn, newcomer in enumerate(order.tolist(), start=1):
        waiting, tree = [newcomer], list[int]()
        end = -1
        for mentee in waiting:
            row = rows[mentee]
            open_ones = row[free[row] > 0]
            if len(open_ones):
                end = int(open_ones[0])
                asked_by[end] = mentee
                break
            new = row[(seen[row] != turn) & ~closed[row]]
            seen[new] = turn
            asked_by[new] = mentee
            for mentor in new.tolist():
                tree.append(mentor)
                waiting += served[mentor]
        if end < 0:
            closed[tree] = True
            found[tree] = classes[newcomer]
            continue
        free[end] -= 1
        while end >= 0:
            mentee = int(asked_by[end])
            given_up = int(chosen[mentee])
            if given_up >= 0:
                served[given_up].remove(mentee)
            chosen[mentee] = end
            served[end].append(mentee)
            end = given_up
    return found
