"""The questions pages ask about applications. The viewer always comes first."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application, ApplicationMove, ApplicationQuerySet
from mentores.core.due import Due
from mentores.core.text import fold

ANSWER_DAYS = 7


def applications_for(viewer: Viewer, *, words: str = "", state: str = "", side: str = "") -> ApplicationQuerySet:
    """The applications the viewer may see, longest wait first, with the answers."""
    found = Application.objects.visible_to(viewer).select_related("person", "entity", "profile__municipality")
    found = found.prefetch_related("profile__languages__language", "profile__areas__area")
    for word in fold(words).split():
        found = found.filter(person__folded_name__contains=word)
    if state:
        found = found.filter(state=state)
    return (found.filter(side=side) if side else found).order_by("submitted_at", "pk")


def story_of(application: Application) -> list[ApplicationMove]:
    """What happened to an application, oldest first; for pages that have loaded it for their viewer."""
    return list(application.moves.select_related("person").order_by("at", "pk"))


def due_for(viewer: Viewer, *, on: date) -> list[Due]:
    """Applications that wait for a decision, each to be answered within a week."""
    waiting = Application.objects.visible_to(viewer).undecided().select_related("person").order_by("submitted_at")
    return [
        Due(
            kind="application",
            public_id=application.public_id,
            title=application.person.full_name,
            why=_("This person has registered and waits for an answer."),
            since=timezone.localdate(application.submitted_at),
            by=timezone.localdate(application.submitted_at) + timedelta(days=ANSWER_DAYS),
        )
        for application in waiting
    ]
