"""Run each job of the schedule at its time, until told to stop."""

import signal
import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from mentores.schedule.services import run_due

PAUSE = 2.0  # seconds


class Command(BaseCommand):
    help = "Run each job of the schedule at its time, until told to stop. Several may run beside one another."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="run what is due now, and end")

    def handle(self, *, once: bool, **options: object) -> None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            while True:
                close_old_connections()
                for name in run_due(timezone.now):
                    self.stdout.write(f"{timezone.localtime():%Y-%m-%d %H:%M:%S} {name}")
                if once:
                    return
                time.sleep(PAUSE)
        except KeyboardInterrupt:
            return
