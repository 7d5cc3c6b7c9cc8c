"""Texts that people agree to."""

from datetime import date

from mentores.consents.models import Text
from mentores.consents.services import publish
from tests.factories.moments import TODAY


def make_text(purpose: str = "information", *, since: date = TODAY) -> Text:
    """The next version of a text."""
    return publish(purpose, body={"pt": "Informação.", "en": "Information.", "ar": "معلومات."}, since=since)
