"""Days, as a reader's language writes them."""

import re
from datetime import date

from babel.dates import format_date
from django.utils.translation import get_language, to_locale

from mentores.core.languages import DEFAULT

SPOKEN_IN = {"pt": "pt_PT", "en": "en_GB"}  # which of its kinds we write; the others have one name
YEAR_MARK = re.compile(r"\s[гр]\.$")  # "year", cut short: its full stop would end the sentence


def locale_of(language: str) -> str:
    """The name by which Unicode's tables know one of our languages."""
    return SPOKEN_IN.get(language) or to_locale(language)


def in_words(day: date) -> str:
    """A day with the name of its month, in the active language."""
    return YEAR_MARK.sub("", format_date(day, "long", locale=locale_of(get_language() or DEFAULT)))
