"""Delivery by the clock: what waits for its next attempt waits for no visitor."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from mentores.messaging.delivery import deliver_waiting, something_to_do


@task()
def deliver() -> None:
    deliver_waiting(at=timezone.now())


def wake(*, at: datetime) -> None:
    """Have the worker deliver if anything waits."""
    if something_to_do(at=at):
        deliver.enqueue()
