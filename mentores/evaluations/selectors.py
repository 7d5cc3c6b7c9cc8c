"""The questions pages ask about ratings. The viewer always comes first."""

from mentores.accounts.viewer import Viewer
from mentores.evaluations.lifecycle import State
from mentores.evaluations.models import Rating, RatingQuerySet


def ratings_for(viewer: Viewer) -> RatingQuerySet:
    """The ratings the viewer may see, newest first."""
    found = Rating.objects.visible_to(viewer).select_related("mentorship__main_area", "mentorship__entity", "person")
    return found.order_by("-asked_at", "-pk")


def unanswered_for(viewer: Viewer) -> RatingQuerySet:
    """What the viewer was asked and has not answered."""
    return ratings_for(viewer).filter(state=State.ASKED)
