"""Pairs the people of a spreadsheet: `./run pair FILE.csv --out DIR`."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from mentores.pairing.assignment import solve
from mentores.pairing.certificate import check
from mentores.pairing.spreadsheet import UnreadableError, files, read


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the spreadsheet, write the plan and its proof; return 0, or 2 when the input or the folder is no good."""
    options = _options().parse_args(arguments)
    try:
        content = options.file.read_bytes()
        mentors, mentees = read(content.decode("utf-8-sig"))
    except OSError as error:
        return _refuse(f"{options.file}: {error.strerror}")
    except UnicodeDecodeError:
        return _refuse(f"{options.file}: save it as CSV in UTF-8")
    except UnreadableError as error:
        return _refuse(*(f"{options.file}: {fault}" for fault in error.faults))
    if not options.wait:
        mentees = [replace(mentee, wait_days=0) for mentee in mentees]
    plan = solve(mentors, mentees, seed=options.seed, input_sha256=sha256(content).hexdigest())
    faults = check(
        plan.certificate,
        edges=plan.graph,
        pairs=[(pair.mentor, pair.mentee) for pair in plan.pairs],
        places={mentor.key: mentor.places for mentor in mentors},
    )
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        for name, text in files(plan).items():
            (options.out / name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        return _refuse(f"{options.out}: {error.strerror}")
    sys.stdout.write(
        f"{len(plan.pairs)} of {len(mentees)} mentees paired with {len(mentors)} mentors, "
        f"{plan.certificate['total']} points, {' '.join(faults) or 'proved the best'}: {options.out}\n"
    )
    return len(faults)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run pair", description="Pair the active people of a spreadsheet.")
    parser.add_argument("file", metavar="FILE.csv", type=Path, help="people, one per row (docs/matching.md)")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder to write the plan into")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="the number of the lottery (default: 1)")
    parser.add_argument("--wait", action="store_true", help="between equal plans the longer wait goes first")
    return parser


def _refuse(*reasons: str) -> int:
    sys.stderr.write("".join(f"{reason}\n" for reason in reasons))
    return 2


if __name__ == "__main__":
    sys.exit(main())
