"""The questions about what a mentor signs, and about what the entity has made sure of."""

from datetime import date

from mentores.accounts.viewer import Viewer
from mentores.consents.models import Text
from mentores.consents.purposes import VOLUNTEER_PROGRAMME
from mentores.consents.selectors import text_for
from mentores.participants.models import Mentor, Paper, Reference, ReferenceQuerySet, StayCheck


def programme_text(*, on: date) -> Text | None:
    """The volunteer programme as it is signed on a day; None before one was published."""
    try:
        return text_for(VOLUNTEER_PROGRAMME, on=on)
    except Text.DoesNotExist:
        return None


def paper_of(mentor: Mentor) -> Paper | None:
    """The newest paper that stands between a mentor and the entity that accompanies them now."""
    standing = Paper.objects.filter(mentor=mentor, entity=mentor.entity_id, struck_out_at=None)
    return standing.select_related("text", "recorded_by").order_by("-text__version", "-pk").first()


def stay_check_of(mentor: Mentor) -> StayCheck | None:
    """What somebody last saw about the mentor's right to stay; None where nobody had to look."""
    return StayCheck.objects.filter(mentor=mentor).select_related("checked_by").order_by("-checked_on", "-pk").first()


def may_stay(mentor: Mentor) -> bool | None:
    """Whether the mentor may stay in the country, as last seen; None where nobody had to look."""
    check = stay_check_of(mentor)
    return check.is_valid if check else None


def references_for(viewer: Viewer, mentor: Mentor | None = None) -> ReferenceQuerySet:
    """Who was asked about a mentor, newest first, with the answers; for those who work on the case."""
    seen = Reference.objects.visible_to(viewer).select_related("mentor__person", "mentor__entity", "asked_by")
    return (seen.filter(mentor=mentor) if mentor else seen).order_by("-asked_at", "-pk")


def mentor_of_link(viewer: Viewer) -> Mentor | None:
    """The mentor who holds a link that asks to sign."""
    if viewer.purpose != "paper" or viewer.only is None or viewer.person is None:
        return None
    mentors = Mentor.objects.select_related("person", "entity").filter(person=viewer.person)
    return mentors.filter(public_id=viewer.only[1]).first()
