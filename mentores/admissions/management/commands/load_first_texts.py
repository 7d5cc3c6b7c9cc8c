"""`manage.py load_first_texts`: the information notice and the promoter, for a programme that begins."""

from django.core.management.base import BaseCommand

from mentores.admissions.first_texts import load_first_texts


class Command(BaseCommand):
    help = "Publish the information notice and name the promoter, where nobody has done so yet."

    def handle(self, *_args: object, **_options: object) -> None:
        self.stdout.write(f"{load_first_texts()} first texts added.")
