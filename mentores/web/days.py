"""Days, as a reader's language writes them."""

from datetime import date

from babel.dates import format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentores.core.languages import DEFAULT

LOCALES = {"pt": "pt_PT", "en": "en_GB", "ar": "ar"}


def in_words(day: date) -> str:
    """A day with the name of its month, in the active language."""
    return format_date(day, "long", locale=LOCALES.get(get_language() or DEFAULT, "en_GB"))


def length(minutes: int) -> str:
    """A length of time in hours and minutes, in the active language."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
