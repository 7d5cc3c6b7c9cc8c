"""What somebody likes to add to a registration or to put right in it, at once or later."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.admissions.agreement import NotThisDay, agree
from mentores.consents.models import How
from mentores.consents.purposes import SENSITIVE
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.models import Profile, ProfileChange
from mentores.participants.services.profiles import Answers, revise


@transaction.atomic
def keep_answers(
    profile: Profile,
    answers: Answers,
    *,
    areas: Mapping[str, Sequence[str]] | None = None,
    languages: Mapping[str, str] | None = None,
    language: str = "",
    by: Viewer,
    at: datetime,
) -> ProfileChange | None:
    """The answers go into the profile; what changed, if anything. Every door that asks for the situation comes here.

    Who tells the situation agrees that it is kept, as the question says, in the `language` that they read, else in the
    person's own. Staff write down a consent only with an answer that is new to the profile: what stands there already
    was not said to them. Raises PermissionDenied, and ValidationError for an unknown value.
    """
    is_oneself = by.person_id == profile.person_id
    if answers.public and (is_oneself or answers.public != profile.public):
        how = How.SCREEN if is_oneself else How.SPOKEN
        with suppress(NotThisDay, ActNotPossible):  # no text is published, or it was agreed to before
            agree(profile.person, SENSITIVE, language=language or profile.person.language, by=by, at=at, how=how)
    return revise(profile, answers, areas=areas, languages=languages, by=by, at=at)
