"""Pairs the people of spreadsheets: `./run pair MENTORS.csv MENTEES.csv --out DIR`."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mentores.pairing import choices, spreadsheet
from mentores.pairing.certificate import check
from mentores.pairing.outputs import files
from mentores.pairing.plan import Plan, solve
from mentores.pairing.problem import TooLargeError
from mentores.pairing.progress import Progress
from mentores.pairing.report import page
from mentores.pairing.scores import DEFAULT_WEIGHTS, MOST_POINTS, Weights
from mentores.pairing.snapshot import PairKeys, Snapshot
from mentores.pairing.spreadsheet import ROLES, Sheet
from mentores.pairing.terms import PinError, Terms
from mentores.pairing.words import LANGUAGES

STEPS = 6


class RefusedError(Exception):
    """What was asked for cannot be done; each argument is a line that says why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that the command was given, read."""

    sheets: list[Sheet]
    rules: choices.Rules
    weights: Weights
    terms: Terms
    input_sha256: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the spreadsheets, write the plan and its proof; return 0, or 2 when something given is no good."""
    options = _options().parse_args(arguments)
    try:
        with Progress(STEPS) as progress:
            plan = _paired(options, progress)
    except RefusedError as refusal:
        sys.stderr.write("".join(f"{reason}\n" for reason in refusal.args))
        return 2
    claims = plan.certificate
    sys.stdout.write(
        f"{claims['matched']} of {len(plan.snap.mentees)} mentees paired with {len(plan.snap.mentors)} mentors, "
        f"{claims['total']} points, proved the best: {options.out}\n"
    )
    return 0


def _paired(options: argparse.Namespace, progress: Progress) -> Plan:
    progress.step("reading")
    asked = _asked(options)
    mentors, mentees = spreadsheet.gather(asked.sheets, statuses=asked.rules.statuses, wait=options.wait)
    progress.step("asking the rules of every pair")
    snap = Snapshot.build(mentors, mentees, rules=asked.rules.strictness, weights=asked.weights)
    len(snap.graph.points)
    progress.step("solving")
    try:
        plan = solve(snap, terms=asked.terms, input_sha256=asked.input_sha256)
    except PinError as error:
        raise RefusedError(f"{options.pins}: {error}") from None
    except TooLargeError:
        raise RefusedError("So many people do not fit into 64 bits: pair them in parts.") from None
    progress.step("checking the proof")
    faults = check(plan.certificate, edges=plan.graph, pairs=list(plan.scores()))
    if faults:
        raise RefusedError("The plan could not be proved; nothing was written.", *faults)
    progress.step("saying why")
    texts = files(plan, language=options.lang)
    rows = [cells for sheet in asked.sheets for cells in sheet.people("mentee", asked.rules.statuses)]
    texts["report.html"] = page(plan, people=rows, language=options.lang, folder=str(options.out))
    progress.step("writing")
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (options.out / name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise RefusedError(f"{options.out}: {error.strerror}") from None
    return plan


def _asked(options: argparse.Namespace) -> Asked:
    """Read every file that was named; raise RefusedError with all their faults."""
    faults: list[str] = []
    rules, weights = choices.Rules(), DEFAULT_WEIGHTS
    try:
        rules = choices.rules(_text(options.rules)) if options.rules else rules
    except ValueError as error:
        faults.append(f"{options.rules}: {error}")
    try:
        weights = choices.weights(_text(options.weights)) if options.weights else weights
    except ValueError as error:
        faults.append(f"{options.weights}: {error}")
    roles = ROLES if options.mentees else (None,)
    paths = [path for path in (options.mentors, options.mentees) if path]
    sheets = []
    for path, role in zip(paths, roles, strict=True):
        sheet = spreadsheet.read(_text(path), role=role, statuses=rules.statuses, wait=options.wait)
        faults += [f"{path}: {fault}" for fault in sheet.faults]
        sheets.append(sheet)
        if sheet.ignored:
            sys.stderr.write(f"{path}: columns ignored: {', '.join(sheet.ignored)}\n")
    if faults:
        raise RefusedError(*faults)
    terms = Terms(
        seed=options.seed,
        pins=_pairs(options.pins, sheets),
        bans=_pairs(options.bans, sheets),
        floor=options.floor,
    )
    return Asked(sheets, rules, weights, terms, sha256(b"".join(path.read_bytes() for path in paths)).hexdigest())


def _pairs(path: Path | None, sheets: Sequence[Sheet]) -> frozenset[PairKeys]:
    if path is None:
        return frozenset()
    mentors, mentees = (
        {cells["id"] for sheet in sheets for cells in sheet.rows.values() if (sheet.role or cells["role"]) == role}
        for role in ROLES
    )
    pairs, faults = spreadsheet.pairs(_text(path), mentors=mentors, mentees=mentees)
    if faults:
        raise RefusedError(*(f"{path}: {fault}" for fault in faults))
    return frozenset(pairs)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RefusedError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RefusedError(f"{path}: save it as CSV in UTF-8") from None


def _floor(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_POINTS:
        raise argparse.ArgumentTypeError(f"a whole number from 0 to {MOST_POINTS}")
    return int(text)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run pair", description="Pair the active people of spreadsheets.")
    parser.add_argument("mentors", metavar="MENTORS.csv", type=Path, help="mentors, or people of both roles")
    parser.add_argument(
        "mentees", metavar="MENTEES.csv", type=Path, nargs="?", help="mentees, if in a file of their own"
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder to write the plan into")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="the number of the lottery (default: 1)")
    parser.add_argument("--weights", metavar="FILE", type=Path, help='points of each part, as JSON: {"area": 6000}')
    parser.add_argument("--rules", metavar="FILE", type=Path, help='other rules, as JSON: {"language_level": "B1"}')
    parser.add_argument("--floor", metavar="N", type=_floor, default=0, help="no pair with fewer points")
    parser.add_argument("--pins", metavar="FILE", type=Path, help="pairs that must stand: mentor_id, mentee_id")
    parser.add_argument("--bans", metavar="FILE", type=Path, help="pairs that may not stand: mentor_id, mentee_id")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the reasons (default: en)")
    parser.add_argument("--wait", action="store_true", help="between equal plans the longer wait goes first")
    return parser


if __name__ == "__main__":
    sys.exit(main())
