"""What people are asked to agree to, and what follows when they take it back."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Purpose:
    """`needed`: nobody can take part without it. `about` and `afterwards` are told to the person, on one's own page."""

    code: str
    name: str | Promise
    needed: bool
    about: str | Promise
    afterwards: str | Promise


INFORMATION = "information"
PICTURES = "photos"

PURPOSES: Mapping[str, Purpose] = {
    purpose.code: purpose
    for purpose in (
        Purpose(
            code=INFORMATION,
            name=_("Your data in the programme"),
            needed=True,
            about=_("We use what you told us to find your pair and to accompany you. Without it you cannot take part."),
            afterwards=_(
                "Nobody looks for a pair for you any more. A registration without an answer is withdrawn, and your "
                "part in the programme pauses. Your entity sees this and talks with you about what is going on now "
                "and about your data. What was done before stays as it is. You can agree again whenever you want."
            ),
        ),
        Purpose(
            code=PICTURES,
            name=_("Pictures of you"),
            needed=False,
            about=_("May the programme show pictures of you, for example from a meeting of mentors? You choose."),
            afterwards=_(
                "No new picture of you is shown, and your entity takes away those it can still take away. Nothing "
                "else changes: you take part as before. You can agree again whenever you want."
            ),
        ),
    )
}
