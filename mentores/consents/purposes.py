"""What people's data is used for, on which ground, and what follows when they do not want it any more."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Ground(models.TextChoices):
    """On which ground data is used (Regulation (EU) 2016/679, article 6(1)); the words are for the person."""

    PUBLIC_TASK = "public_task", _("It is part of the public task of your entity.")
    CONTRACT = "contract", _("It is part of the volunteer programme that you agree on with your entity.")
    LEGITIMATE_INTEREST = "legitimate_interest", _("Your entity has good reason: without it nobody can accompany you.")
    CONSENT = "consent", _("You say yes or no. No does not change anything else.")


@dataclass(frozen=True, slots=True)
class Purpose:
    """`about` and `afterwards` are told to the person, on one's own page.

    What rests on `consent` the person chooses; the other purposes people are informed of, and write down that they
    read it. Their ground is that of the entity: see `ground_of`.
    """

    code: str
    name: str | Promise
    is_consent: bool
    about: str | Promise
    afterwards: str | Promise

    @property
    def needed(self) -> bool:
        """Nobody can take part without it."""
        return not self.is_consent


INFORMATION = "information"
PICTURES = "photos"
TESTIMONIAL = "testimonial"
SENSITIVE = "sensitive"
SENDING = "sending"

PURPOSES: Mapping[str, Purpose] = {
    purpose.code: purpose
    for purpose in (
        Purpose(
            code=INFORMATION,
            name=_("Your data in the programme"),
            is_consent=False,
            about=_("We use what you told us to find your pair and to accompany you. Without it you cannot take part."),
            afterwards=_(
                "Nobody looks for a pair for you any more. A registration without an answer is withdrawn, and your "
                "part in the programme pauses. Your entity sees this and talks with you about what is going on now "
                "and about your data. What was done before stays as it is. You can come back whenever you want."
            ),
        ),
        Purpose(
            code=PICTURES,
            name=_("Pictures of you"),
            is_consent=True,
            about=_("May the programme show pictures of you, for example from a meeting of mentors? You choose."),
            afterwards=_(
                "No new picture of you is shown, and your entity takes away those it can still take away. Nothing "
                "else changes: you take part as before. You can agree again whenever you want."
            ),
        ),
        Purpose(
            code=TESTIMONIAL,
            name=_("Your story"),
            is_consent=True,
            about=_("May the programme tell your story to others, in your words? You choose, and you read it first."),
            afterwards=_(
                "Your story is not told any more. Your entity takes it away where it still can. Nothing else changes. "
                "You can agree again whenever you want."
            ),
        ),
        Purpose(
            code=SENSITIVE,
            name=_("Answers that are very personal"),
            is_consent=True,
            about=_("You can tell us why you came to Portugal. You choose. The other person never sees it."),
            afterwards=_(
                "Your entity deletes these answers. Nothing else changes. You can agree again whenever you want."
            ),
        ),
        Purpose(
            code=SENDING,
            name=_("Sending your data to another entity"),
            is_consent=True,
            about=_("Another entity may be nearer to you. We send your data there only if you say yes."),
            afterwards=_(
                "We send nothing more. An entity that has your data keeps what it needs. Nothing else changes. "
                "You can agree again whenever you want."
            ),
        ),
    )
}

VOLUNTEER_PROGRAMME = "volunteer_programme"


@dataclass(frozen=True, slots=True)
class Title:
    """What a text is called that is published in versions."""

    code: str
    name: str | Promise


TITLES: Mapping[str, Title] = {
    **{code: Title(code, purpose.name) for code, purpose in PURPOSES.items()},
    VOLUNTEER_PROGRAMME: Title(VOLUNTEER_PROGRAMME, _("Volunteer programme, signed by mentors")),
}


def ground_of(purpose: Purpose, *, public_body: bool, as_mentor: bool) -> Ground:
    """On which ground an entity uses the data of a person for a purpose.

    A public body does its task (article 6(1)(e)); with a private entity a mentor agrees on a volunteer programme
    (6(1)(b); Decreto-Lei 389/99, article 9), and a mentee is accompanied out of its legitimate interest (6(1)(f)).
    """
    if purpose.is_consent:
        return Ground.CONSENT
    if public_body:
        return Ground.PUBLIC_TASK
    return Ground.CONTRACT if as_mentor else Ground.LEGITIMATE_INTEREST
