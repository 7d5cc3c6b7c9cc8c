"""What somebody likes to add to a registration, at once or later."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.admissions.agreement import NotThisDay, agree
from mentores.admissions.models import Application
from mentores.consents.purposes import SENSITIVE
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.services.profiles import Answers, revise


@transaction.atomic
def add_more(application: Application, answers: Answers, *, language: str, by: Viewer, at: datetime) -> None:
    """The answers go into the profile. Who tells the situation agrees that it is kept, as the question says.

    Raises PermissionDenied, and ValidationError for an unknown value.
    """
    revise(application.profile, answers, by=by, at=at)
    if answers.public:
        with suppress(NotThisDay, ActNotPossible):  # no text is published, or it was agreed to before
            agree(application.person, SENSITIVE, language=language, by=by, at=at)
