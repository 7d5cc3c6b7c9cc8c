"""The filter of the outbox."""

from collections.abc import Iterator

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.core.languages import LANGUAGES
from mentores.messaging.catalogue import notices

CODES = {"mail": _("signing in, by e-mail"), "code": _("signing in, by text message")}


def kinds() -> Iterator[tuple[str, str | Promise]]:
    """Everything that the outbox may hold, with what it is."""
    yield "", _("All")
    for name, notice in notices().items():
        yield name, capfirst(str(notice.label))
    yield from ((kind, capfirst(str(label))) for kind, label in CODES.items())


class OutboxFilter(forms.Form):
    """A language and a kind of message."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("All")), *((language.code, language.endonym) for language in LANGUAGES)],
        required=False,
    )
    notice = forms.ChoiceField(label=_("Message"), choices=kinds, required=False)
