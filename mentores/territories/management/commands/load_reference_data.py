"""`manage.py load_reference_data`: municipalities, postal codes, support areas and languages."""

from django.core.management.base import BaseCommand

from mentores.territories.services import load_reference_data


class Command(BaseCommand):
    help = "Add the reference data that the database does not know yet; rows that it has stay as they are."

    def handle(self, *_args: object, **_options: object) -> None:
        self.stdout.write(f"{load_reference_data()} rows of reference data added.")
