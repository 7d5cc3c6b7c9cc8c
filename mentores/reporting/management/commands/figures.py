"""Print the programme's figures on a day."""

import json
from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from mentores.accounts.viewer import SYSTEM
from mentores.reporting.selectors import Figures, figures


class Command(BaseCommand):
    help = "Print the programme's figures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="the day reported, as YYYY-MM-DD (default: today)")
        parser.add_argument("--json", action="store_true", help="print them for machines")

    def handle(self, *, on: date | None, json: bool, **options: object) -> None:
        found = figures(SYSTEM, on=on or timezone.localdate())
        self.stdout.write(as_text(found) if not json else as_json(found))


def as_json(found: Figures) -> str:
    return json.dumps(found.as_json(), ensure_ascii=False, indent=2)


def as_text(found: Figures) -> str:
    network = found.network
    lines = [
        f"On {found.on}",
        f"  entities   {network.entities:>5}",
        f"  mentors    {network.mentors:>5}",
        f"  mentees    {network.mentees:>5}",
        f"  processes  {network.processes.total:>5}",
        f"    running  {network.processes.running:>5}",
        f"    ended    {network.processes.ended:>5}",
    ]
    if found.pilot:
        pilot = found.pilot
        lines.append(f"  pilot      {pilot.processes:>5} ({pilot.concluded} concluded, {pilot.running} running)")
        lines += [
            f"    {group}       {number:>5} {pilot.shares[group]:>6} %" for group, number in pilot.by_group.items()
        ]
    return "\n".join(lines)
