"""`manage.py load_demo`: an invented programme for an empty database."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from mentores.demo.scripts import SCRIPTS
from mentores.demo.services import AlreadyLoaded, HoldsRealPeople, empty, load

NONE = "none"


class Command(BaseCommand):
    help = "Fill an empty database with an invented programme. A database of real people is refused."
    requires_system_checks = []  # `./run` has checked

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--stage", choices=[*SCRIPTS, NONE], default="running")
        parser.add_argument("--loaded-on", type=date.fromisoformat, metavar="DATE", help="the day it takes for today")
        parser.add_argument("--reset", action="store_true", help="empty an earlier demonstration first")

    def handle(self, *, stage: str, loaded_on: date | None, reset: bool, **_options: object) -> None:
        try:
            with transaction.atomic():
                if reset:
                    empty()
                if stage != NONE:
                    load(stage, loaded_on=loaded_on or timezone.localdate())
        except HoldsRealPeople:
            raise CommandError(
                "This database holds people or entities that are not invented. The demonstration stays out of it.",
                returncode=2,
            ) from None
        except AlreadyLoaded:
            raise CommandError("A demonstration is here already. To begin anew, add --reset.", returncode=2) from None
