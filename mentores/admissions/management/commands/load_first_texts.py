"""`manage.py load_first_texts`: the notice, the promoter, the guides and the conditions of a programme that begins."""

from django.core.management.base import BaseCommand

from mentores.admissions.first_texts import load_first_texts
from mentores.admissions.guides import load_first_guides
from mentores.admissions.reference import load_reference
from mentores.participants.first_paper import load_first_paper


class Command(BaseCommand):
    help = "Publish the information notice and the guides, and name the promoter, where nobody has done so yet."

    def handle(self, *_args: object, **_options: object) -> None:
        added = load_first_texts() + load_first_guides() + load_first_paper() + load_reference()
        self.stdout.write(f"{added} first texts added.")
