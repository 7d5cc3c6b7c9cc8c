"""Imports go on in the background; one that was left lying is taken up again by the clock."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from mentores.imports.services import carry_on, left_lying


@task()
def work(public_id: str) -> None:
    carry_on(public_id, now=timezone.now)


def wake(*, at: datetime) -> None:
    """Have the worker take up what waits and nobody works on."""
    for public_id in left_lying(at=at):
        work.enqueue(public_id)
