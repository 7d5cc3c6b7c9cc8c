"""What follows an act: readers of the record catch up, and waiting messages leave."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task


@task()
def follow_up() -> None:
    """Run each of settings.AFTER_ACTS in order. Enqueued by the doors after whatever may have changed something.

    One that fails does not keep the next from running; all failures are raised together in the end.
    """
    failures = []
    for path in settings.AFTER_ACTS:
        try:
            import_string(path)(at=timezone.now())
        except Exception as failure:  # noqa: BLE001  # it is raised below, whatever it is
            failures.append(failure)
    if failures:
        raise ExceptionGroup("what follows an act", failures)


def wake(*, at: datetime) -> None:
    """Have the worker follow up even if nobody acts: what expires by itself waits for no visitor."""
    follow_up.enqueue()
