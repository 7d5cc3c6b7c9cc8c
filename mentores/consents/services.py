"""Recording what people agreed to, and publishing the texts."""

from datetime import date, datetime

from django.db import transaction

from mentores.accounts.models import User
from mentores.consents.models import Consent, How, Text


@transaction.atomic
def publish(purpose: str, *, body: dict[str, str], since: date) -> Text:
    """The next version of a text, valid from a day; earlier versions stay as they were shown."""
    last = Text.objects.select_for_update().filter(purpose=purpose).order_by("-version").first()
    return Text.objects.create(purpose=purpose, version=last.version + 1 if last else 1, body=body, since=since)


def give(person: User, text: Text, *, language: str, at: datetime, how: str = How.SCREEN) -> Consent:
    """A person agreed to a text as it was shown in one language."""
    return Consent.objects.create(person=person, text=text, language=language, how=how, given_at=at)


def withdraw(person: User, purpose: str, *, at: datetime) -> None:
    """A person takes back every consent given for a purpose."""
    Consent.objects.filter(person=person, text__purpose=purpose, withdrawn_at=None).update(withdrawn_at=at)
