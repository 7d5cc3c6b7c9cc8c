"""Somebody is registered by a school, a health centre or a migrant support centre, having agreed to it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from mentores.accounts.viewer import Viewer
from mentores.admissions import notices
from mentores.admissions.models import Application, Way
from mentores.admissions.services.arriving import Applicant, Referrer, submit
from mentores.consents.models import Text
from mentores.participants.services.profiles import Answers
from mentores.partners.models import Entity


def register_for(
    applicant: Applicant,
    answers: Answers,
    *,
    side: str,
    areas: Sequence[str],
    languages: Mapping[str, str],
    notice: Text,
    referrer: Referrer,
    language: str,
    chosen: Entity | None,
    form_key: str,
    by: Viewer,
    at: datetime,
) -> Application:
    """The person is told who did this, and can take it back; the referrer, who reads `language`, is thanked once.

    What becomes of the person the referrer does not learn.
    """
    application = submit(
        applicant,
        answers,
        side=side,
        areas=areas,
        languages=languages,
        notice=notice,
        by=by,
        at=at,
        chosen=chosen,
        form_key=form_key,
        way=Way.THIRD_PARTY,
        referrer=referrer,
    )
    if application.submitted_at == at:
        notices.thanks_for_referring(referrer.contact, language=language, at=at)
    return application
