"""Gathers the sentences to translate."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's, without guesses: the translation of a similar sentence is the translation of another sentence."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
