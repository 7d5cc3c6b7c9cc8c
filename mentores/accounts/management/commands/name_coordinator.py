"""`manage.py name_coordinator NAME EMAIL`: the first two national coordinators, who invite everybody else."""

from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mentores.accounts.services import EnoughCoordinators, name_coordinator
from mentores.core.languages import BY_CODE, DEFAULT


class Command(BaseCommand):
    help = "Name one of the first two national coordinators. They sign in with the e-mail and invite everybody else."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the whole name, in any script")
        parser.add_argument("email", help="of this person alone: the codes for signing in come here")
        parser.add_argument("--language", choices=list(BY_CODE), default=DEFAULT, help="that the person reads")

    def handle(self, *, name: str, email: str, language: str, **options: object) -> None:
        try:
            name_coordinator(full_name=name, email=email, language=language, at=timezone.now())
        except EnoughCoordinators:
            raise CommandError("There are two national coordinators: they invite everybody else.") from None
        except ValidationError as wrong:
            raise CommandError(" ".join(wrong.messages)) from None
        self.stdout.write("Named. This person signs in with the e-mail at /entry/login.")
