"""Verifies the files that `./run pair` wrote, with nothing but them: `./run verify DIR`."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from mentores.pairing.certificate import check


def main(arguments: Sequence[str] | None = None) -> int:
    """Say whether the plan of a folder is proved; return 0 if it is, 1 if not, 2 when it cannot be read."""
    parser = argparse.ArgumentParser(prog="./run verify", description="Verify the plan that a folder holds.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder that ./run pair wrote")
    folder = parser.parse_args(arguments).folder
    try:
        faults = verify(folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        sys.stderr.write(f"{folder}: cannot be read as a plan ({type(error).__name__}: {error})\n")
        return 2
    sys.stdout.write("".join(f"{fault}\n" for fault in faults) or f"{folder}: proved the best plan\n")
    return 1 if faults else 0


def verify(folder: Path) -> list[str]:
    """Return what is wrong with the plan of a folder."""
    certificate = json.loads((folder / "certificate.json").read_text(encoding="utf-8"))
    certificate["pins"] = [(mentor, mentee) for mentor, mentee in certificate["pins"]]
    edges = {(row["mentor_id"], row["mentee_id"]): int(row["score"]) for row in _rows(folder / "graph.csv")}
    told = [((row["mentor_id"], row["mentee_id"]), int(row["score"])) for row in _rows(folder / "pairs.csv")]
    left = [row["mentee_id"] for row in _rows(folder / "unmatched.csv")]
    faults = check(certificate, edges=edges, pairs=[pair for pair, _ in told])
    if any(edges.get(pair) != points for pair, points in told):
        faults.append("A pair has other points than in the list of possible pairs.")
    if sorted([mentee for (_, mentee), _ in told] + left) != sorted(certificate["mentee_prices"]):
        faults.append("Not everybody is either paired or left over.")
    return faults


def _rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table, without the apostrophe that keeps an id from being taken for a formula."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {column: cell[cell[:1] == "'" and cell[1:2] in "=+-@" :] for column, cell in row.items()}
            for row in csv.DictReader(file)
        ]


if __name__ == "__main__":
    sys.exit(main())
