"""Running what is due: each job once at its time, however many processes ask."""

import logging
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.module_loading import import_string

from mentores.schedule.models import Job
from mentores.schedule.moments import next_after

TRIED_AGAIN_AFTER = timedelta(hours=1)
CLOCKS_DIFFER_BY = timedelta(minutes=1)

logger = logging.getLogger(__name__)


def run_due(now: Callable[[], datetime]) -> list[str]:
    """Run the jobs of settings.SCHEDULE whose time has come, one after the other; their names.

    `now` tells the time, because a job ends later than it begins. A job that was due several times while nobody asked
    runs once. One that fails is written down, told to the log, and tried again at its next time, or after an hour if
    that is sooner. One whose process is ended is due again at once; one whose process died, after a while.
    """
    _know_jobs(at=now())
    return [name for name in settings.SCHEDULE if _run(name, now)]


def _know_jobs(*, at: datetime) -> None:
    """Have a row for each job, due at its next time; a row that a wrong clock has put off is brought back."""
    known = dict(Job.objects.values_list("name", "next_at"))
    for name, (rule, _) in settings.SCHEDULE.items():
        latest = next_after(at + CLOCKS_DIFFER_BY, rule)
        if name not in known:
            Job.objects.bulk_create([Job(name=name, next_at=next_after(at, rule))], ignore_conflicts=True)
        elif known[name] > latest:
            Job.objects.filter(name=name, next_at__gt=latest).update(next_at=latest)


def _run(name: str, now: Callable[[], datetime]) -> bool:
    """Run the job if it is due and nobody else has taken it; whether it ran."""
    began = now()
    if not Job.objects.due(at=began).filter(name=name).update(began_at=began, ended_at=None):
        return False
    job = Job.objects.get(name=name)
    try:
        import_string(settings.SCHEDULE[name][1])(at=began)
    except Exception as failure:  # noqa: BLE001  # it is written down and told, whatever it is
        where = "".join(traceback.format_tb(failure.__traceback__))
        logger.error("The job %s failed: %s\n%s", name, told(failure), where)  # noqa: TRY400  # its words stay away
        _end(job, failed=told(failure), began=began, at=now())
    except BaseException:
        Job.objects.filter(name=name, began_at=began).update(ended_at=now())
        raise
    else:
        _end(job, failed="", began=began, at=now())
    return True


def _end(job: Job, *, failed: str, began: datetime, at: datetime) -> None:
    """Write down how the run went, and when the next one is due; unless another process has taken it up meanwhile."""
    rule, _ = settings.SCHEDULE[job.name]
    next_at = next_after(max(at, job.next_at), rule)
    Job.objects.filter(name=job.name, began_at=began).update(
        ended_at=at,
        next_at=min(next_at, at + TRIED_AGAIN_AFTER) if failed else next_at,
        failed=failed,
        failures=job.failures + 1 if failed else 0,
    )


def told(failure: Exception) -> str:
    """The kind of a failure and where it came from; its words may name somebody and stay away."""
    where = traceback.extract_tb(failure.__traceback__)[-1]
    return f"{type(failure).__name__} in {where.name}, line {where.lineno}"[:200]
