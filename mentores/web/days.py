"""Lengths of time, as a reader's language writes them."""

from django.utils.translation import gettext as _


def length(minutes: int) -> str:
    """A length of time in hours and minutes, in the active language."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
