"""Recording what people agreed to, and publishing the texts."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.consents.models import Consent, How, Text
from mentores.consents.policies import publishes_texts
from mentores.consents.purposes import TITLES
from mentores.consents.selectors import withdrawals
from mentores.core.fields import said_in
from mentores.core.languages import BY_CODE, STAFF_LANGUAGES, Language
from mentores.core.lifecycle import ActNotPossible


class ConsentWithdrawn(ActNotPossible):
    """The person has taken back the consent without which nothing goes on."""


class LanguagesMissing(Exception):
    """A text must be there in the languages of the staff before anybody is shown it; readers of others get English."""

    def __init__(self, languages: list[Language]) -> None:
        super().__init__()
        self.languages = languages


class DayIsPast(Exception):
    """Whoever registered on that day was shown another version."""


class NothingNew(Exception):
    """The text is the one that is valid already."""


@transaction.atomic
def publish(purpose: str, *, body: dict[str, str], since: date) -> Text:
    """The next version of a text, valid from a day; earlier versions stay as they were shown.

    Belongs to loading and to `publish_version`, which asks who may.
    """
    last = Text.objects.select_for_update().filter(purpose=purpose).order_by("-version").first()
    return Text.objects.create(purpose=purpose, version=last.version + 1 if last else 1, body=body, since=since)


@transaction.atomic
def publish_version(purpose: str, *, body: dict[str, str], since: date, by: Viewer, at: datetime) -> Text:
    """Publish the next version, valid from today or a later day; where a language is missing, English is shown.

    Raises PermissionDenied, LanguagesMissing, DayIsPast, or NothingNew if nothing differs from the newest version.
    """
    if purpose not in TITLES or not publishes_texts(by):
        raise PermissionDenied
    written = {code: text.strip() for code, text in body.items() if text.strip()}
    missing = [BY_CODE[code] for code in STAFF_LANGUAGES if code not in written]
    if missing:
        raise LanguagesMissing(missing)
    if since < timezone.localdate(at):
        raise DayIsPast
    newest = Text.objects.filter(purpose=purpose).order_by("-version").first()
    if newest and (newest.body, newest.since) == (written, since):
        raise NothingNew
    text = publish(purpose, body=written, since=since)
    record("consents", "publish", kind="text", subject=f"{purpose}-{text.version}", by=by, at=at)
    return text


def give(
    person: User,
    text: Text,
    *,
    language: str,
    at: datetime,
    how: str = How.SCREEN,
    recorded_by: User | None = None,
) -> Consent:
    """A person agreed to a text as it was shown, read out or printed for readers of one language.

    Belongs to admissions: permission is checked there.
    """
    return Consent.objects.create(
        person=person,
        text=text,
        language=said_in(text.body, language) or language,
        how=how,
        given_at=at,
        recorded_by=recorded_by,
    )


def hold(person_id: int) -> None:
    """Before an act that takes a person further: make sure that the needed consent stands, and stays until it is done.

    Call it before the act locks its case: whoever takes both locks takes the person's first. Raises ConsentWithdrawn.
    """
    User.objects.select_for_update(no_key=True).get(pk=person_id)
    if withdrawals([person_id]):
        raise ConsentWithdrawn("the person has taken back the consent")


def withdraw(
    person: User, purpose: str, *, at: datetime, how: str = How.SCREEN, recorded_by: User | None = None
) -> int:
    """A person takes back every consent given for a purpose. Returns how many there were.

    Taking back is as easy as giving (Regulation (EU) 2016/679, article 7(3)). Belongs to admissions: permission is
    checked there, and what follows happens there.
    """
    standing = Consent.objects.standing().filter(person=person, text__purpose=purpose)
    return standing.update(withdrawn_at=at, withdrawn_how=how, withdrawal_recorded_by=recorded_by)
