"""Questions about requests for help, and about what somebody keeps for themselves."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import CASE_ROLES, NATIONAL_CASE_ROLES
from mentores.accounts.viewer import Viewer
from mentores.core.due import Due
from mentores.partners.lifecycle import RequestState
from mentores.partners.models import HelpRequest, HelpRequestMove, HelpRequestQuerySet, SavedFilter

ANSWER_DAYS = 7
READING_DAYS = 15


def help_requests_for(viewer: Viewer, *, state: str = "") -> HelpRequestQuerySet:
    """The requests for help the viewer may see: those that wait first, then the newest."""
    found = HelpRequest.objects.visible_to(viewer).select_related("entity", "asked_by", "taken_by")
    return (found.filter(state=state) if state else found).order_by("-asked_at", "-pk")


def help_request_for(viewer: Viewer, public_id: str) -> HelpRequest | None:
    """One request for help, if the viewer may see it."""
    return help_requests_for(viewer).filter(public_id=public_id).first()


def story_of_request(request: HelpRequest) -> list[HelpRequestMove]:
    """What both wrote and did, oldest first; for pages that have loaded the request for their viewer."""
    return list(request.moves.select_related("person").order_by("at", "pk"))


def requests_due(viewer: Viewer) -> list[Due]:
    """Requests that the national team has to answer; answers that the people of an entity have not settled yet."""
    seen = HelpRequest.objects.visible_to(viewer).select_related("entity")
    if viewer.role in NATIONAL_CASE_ROLES:
        why = _("This entity asks for help and waits for an answer.")
        waiting = seen.unanswered().order_by("asked_at", "pk")
        return [_due(one, one.entity.name, why, one.asked_at, ANSWER_DAYS) for one in waiting]
    if viewer.role in CASE_ROLES:
        why = _("The national team has answered. Read it, and say whether it is settled.")
        answered = seen.filter(state=RequestState.ANSWERED).order_by("answered_at", "pk")
        return [_due(one, one.title, why, one.answered_at or one.asked_at, READING_DAYS) for one in answered]
    return []


def saved_filters(viewer: Viewer, listing: str) -> list[SavedFilter]:
    """What the viewer keeps for a list of the entity, by name."""
    own = SavedFilter.objects.filter(person=viewer.person, entity__in=viewer.entities, listing=listing)
    return list(own.order_by("name"))


def saved_filter(viewer: Viewer, public_id: str) -> SavedFilter | None:
    """One of the viewer's own, at this entity."""
    own = SavedFilter.objects.filter(person=viewer.person, entity__in=viewer.entities)
    return own.filter(public_id=public_id).first()


def _due(request: HelpRequest, title: str, why: str | Promise, since: datetime, days: int) -> Due:
    day: date = timezone.localdate(since)
    return Due(
        kind="request",
        public_id=request.public_id,
        title=title,
        why=why,
        since=day,
        by=day + timedelta(days=days),
    )
