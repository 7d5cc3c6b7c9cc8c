"""A worker in a process of its own that writes one import, so that it can be killed."""

import sys

import django
from django.utils import timezone


def main() -> None:
    django.setup()
    from mentores.imports.services import carry_on  # noqa: PLC0415  # once Django is ready

    carry_on(sys.argv[1], now=timezone.now)


if __name__ == "__main__":
    main()
