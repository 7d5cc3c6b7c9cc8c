"""Is this a demonstration? And what has it sent?"""

from django.db.models import QuerySet

from mentores.demo.models import Stamp
from mentores.messaging.models import Message


def stamp() -> Stamp | None:
    """The mark of a demonstration; None in a database of real people."""
    return Stamp.objects.first()


def outbox(*, language: str = "", notice: str = "") -> QuerySet[Message]:
    """Every message, newest first, whoever it is for: only the demonstration may show this."""
    found = Message.objects.select_related("person").order_by("-written_at", "-pk")
    if language:
        found = found.filter(language=language)
    return found.filter(notice=notice) if notice else found
