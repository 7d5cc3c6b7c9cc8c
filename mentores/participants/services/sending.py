"""The person's yes to another entity is a consent to send it the data."""

from datetime import datetime

from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.consents.models import How, Text
from mentores.consents.purposes import SENDING
from mentores.consents.services import give


def agree_to_sending(person: User, *, by: Viewer, at: datetime) -> None:
    """Before data goes to another entity the person has said yes to the text about it, where one is published.

    Belongs to the acts of asking another entity: permission is checked there.
    """
    text = Text.objects.filter(purpose=SENDING, since__lte=timezone.localdate(at)).order_by("-version").first()
    if text is None:
        return
    by_staff = by.person is not None and by.person_id != person.pk
    give(
        person,
        text,
        language=person.language,
        at=at,
        how=How.SPOKEN if by_staff else How.SCREEN,
        recorded_by=by.person if by_staff else None,
    )
