"""A plan out to files that any program can read."""

import csv
import io
import json
from collections.abc import Iterable

from mentores.pairing.plan import Plan
from mentores.pairing.words import left_over_in_words

FORMULA = ("=", "+", "-", "@")
POINTS = ("mentor_id", "mentee_id", "score")


def files(plan: Plan, *, language: str) -> dict[str, str]:
    """Return the files that tell a plan, but for the report: names and texts."""
    left = ((one.mentee, one.reason, left_over_in_words(one, language, named=True)) for one in plan.unmatched)
    return {
        "pairs.csv": _table(POINTS, ((pair.mentor, pair.mentee, pair.score) for pair in plan.pairs)),
        "unmatched.csv": _table(("mentee_id", "reason", "detail"), left),
        "graph.csv": _table(POINTS, ((*pair, points) for pair, points in sorted(plan.graph.items()))),
        "certificate.json": json.dumps(plan.certificate, ensure_ascii=False, indent=1) + "\n",
    }


def _table(header: Iterable[str], rows: Iterable[Iterable[str | int]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def _harmless(cell: str | int) -> str | int:
    """Keep spreadsheet programs from taking a text for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
