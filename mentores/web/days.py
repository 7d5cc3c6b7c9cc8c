"""Days, as a reader's language writes them."""

from datetime import date

from babel.dates import format_date
from django.utils.translation import get_language

from mentores.core.languages import DEFAULT

LOCALES = {"pt": "pt_PT", "en": "en_GB", "ar": "ar"}


def in_words(day: date) -> str:
    """A day with the name of its month, in the active language."""
    return format_date(day, "long", locale=LOCALES.get(get_language() or DEFAULT, "en_GB"))
