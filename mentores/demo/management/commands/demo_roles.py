"""`manage.py demo_roles`: whom one may enter the demonstration as, one line each."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from mentores.demo.selectors import stamp
from mentores.demo.ways import ways_in


class Command(BaseCommand):
    help = "Print the roles of the demonstration, and where to enter as each."
    requires_system_checks = []  # `./run` prints them when the server has answered

    def handle(self, *_args: object, **_options: object) -> None:
        if not stamp():
            return
        with translation.override("en"):
            for way in ways_in():
                who = f"{way.person.full_name}, {way.entity.name}" if way.entity and way.person else ""
                who = who or (way.person.full_name if way.person else "")
                self.stdout.write(f"  {way.title!s:<30} {who:<55} {settings.SITE_ADDRESS}/demo/#{way.key}")
