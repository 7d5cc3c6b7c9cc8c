"""Gathers the sentences to translate."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import makemessages
from django.core.management.utils import popen_wrapper
from django.utils.translation import to_language

from mentores.core.languages import BY_CODE
from mentores.web.management.catalogues import is_met


class Command(makemessages.Command):
    """Django's, without guesses: the translation of a similar sentence is the translation of another sentence.

    A catalogue gets the sentences that the readers of its language meet.
    """

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def write_po_file(self, potfile: str, locale: str) -> None:
        everything = Path(potfile).read_bytes()
        files = (str(path.relative_to(settings.BASE_DIR)) for path in Path(settings.BASE_DIR, "mentores").rglob("*.*"))
        met = [f"--location={path}" for path in files if is_met(path, BY_CODE[to_language(locale)].reach)]
        _, errors, status = popen_wrapper(["msggrep", *met, f"--output-file={potfile}", potfile])
        if status:
            raise CommandError(errors)
        super().write_po_file(potfile, locale)
        Path(potfile).write_bytes(everything)
