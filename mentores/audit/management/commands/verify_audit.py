"""Hold the record against its seals, and name every row that does not fit."""

from argparse import ArgumentParser, ArgumentTypeError

from django.core.management.base import BaseCommand
from django.utils import timezone

from mentores.audit.verification import Report, What, verify


def end(text: str) -> tuple[int, str]:
    """NUMBER:HASH, as this command prints it."""
    number, _, chain = text.partition(":")
    if not number.isdigit() or len(chain) != 64:
        raise ArgumentTypeError("write it as it was printed: NUMBER:HASH")
    return int(number), chain


class Command(BaseCommand):
    help = "Verify the record of acts and readings. Ends with 1 if anything is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--noted",
            type=end,
            action="append",
            default=[],
            metavar="NUMBER:HASH",
            help="an end of the chain that was noted down before; it must still be there",
        )

    def handle(self, *, noted: list[tuple[int, str]], **options: object) -> None:
        report = verify(at=timezone.now(), noted=noted)
        for fault in report.faults:
            self.stdout.write(str(fault))
        for line in summary(report):
            self.stdout.write(line)
        if report.faults:
            raise SystemExit(1)


def summary(report: Report) -> list[str]:
    """What the record looks like as a whole."""
    lines = [f"{report.number} sealed rows, {len(report.faults)} faults."]
    for table, rows in report.unsealed.items():
        if rows:
            lines.append(f"Not sealed yet: {len(rows)} rows of {table}, from {rows[0]} to {rows[-1]}.")
    if report.expired:
        lines.append(f"Deleted because their time was over: {report.expired} rows.")
    changed = sum(fault.what in (What.CHANGED, What.SEAL_CHANGED) for fault in report.faults)
    if report.number and changed == report.number:
        lines.append("Every row fails: is this the key the record was sealed with (MENTORES_AUDIT_KEY)?")
    return [*lines, f"End of the chain, to be noted down: {report.end}"]
