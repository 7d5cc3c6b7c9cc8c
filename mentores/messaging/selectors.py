"""What the outbox holds."""

from mentores.messaging.models import Message


def outbox_of_the_demonstration(limit: int) -> list[Message]:
    """The newest messages, whoever they are for: only the demonstration may show this."""
    return list(Message.objects.select_related("person").order_by("-written_at", "-pk")[:limit])
