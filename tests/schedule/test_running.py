"""Each job runs once at its time, however it went before and however many processes ask."""

import logging
import os
import signal
import subprocess
import sys
import time as clock
from collections import Counter
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from threading import Lock

import pytest
from django.contrib.sessions.models import Session
from django.db import connections
from django_tasks_db.models import DBTaskResult

from mentores.schedule.models import TAKEN_UP_AFTER, Job
from mentores.schedule.pruning import prune
from mentores.schedule.selectors import jobs
from mentores.schedule.services import run_due
from tests.factories.moments import NOON
from tests.project.house import ROOT
from tests.races.racing import race

HERE = "tests.schedule.test_running"
MINUTE = timedelta(minutes=1)
ADDRESS = "amina@example.org"
WORKERS = 8

ran: list[tuple[str, datetime]] = []
writing = Lock()


class Stumbled(Exception):
    """A job failed."""


def note(*, at: datetime) -> None:
    with writing:
        ran.append(("note", at))


def note_too(*, at: datetime) -> None:
    with writing:
        ran.append(("note_too", at))


def stumble(*, at: datetime) -> None:
    raise Stumbled(ADDRESS)


def doze(*, at: datetime) -> None:
    clock.sleep(1)


def end_the_process(*, at: datetime) -> None:
    raise KeyboardInterrupt


@pytest.fixture(autouse=True)
def nothing_ran() -> None:
    ran.clear()


@pytest.fixture
def every_minute(settings) -> None:
    settings.SCHEDULE = {"note": (MINUTE, f"{HERE}.note")}


def run(at: datetime) -> list[str]:
    return run_due(lambda: at)


def job(name: str = "note") -> Job:
    return Job.objects.get(name=name)


def test_a_job_runs_at_its_time_and_not_before(db, every_minute):
    before = run(NOON)
    at_its_time = run(NOON + MINUTE)
    at_once_again = run(NOON + MINUTE)

    assert (before, at_its_time, at_once_again) == ([], ["note"], [])
    assert ran == [("note", NOON + MINUTE)]


def test_a_run_is_written_down_with_its_beginning_its_end_and_the_next_time(db, every_minute):
    run(NOON)
    moments = iter([NOON + MINUTE, NOON + MINUTE, NOON + 1.5 * MINUTE])

    run_due(lambda: next(moments))

    assert (job().began_at, job().ended_at, job().next_at) == (NOON + MINUTE, NOON + 1.5 * MINUTE, NOON + 2 * MINUTE)


def test_what_was_due_many_times_while_nobody_asked_runs_once(db, every_minute):
    run(NOON)

    late = NOON + timedelta(days=3, seconds=7)
    found = [run(late), run(late)]

    assert (found, job().next_at) == ([["note"], []], NOON + timedelta(days=3, minutes=1))


def test_a_daily_job_missed_for_days_runs_once_and_goes_on_at_its_hour(db, settings):
    settings.SCHEDULE = {"note": (time(3, 40), f"{HERE}.note")}
    run(NOON)

    found = [run(NOON + timedelta(days=5, hours=hour)) for hour in range(3)]

    assert found == [["note"], [], []]
    assert job().next_at == datetime.fromisoformat("2026-03-08T03:40+00:00")


def test_a_daily_job_runs_once_on_each_day_over_both_changes_of_the_clock(db, settings):
    settings.SCHEDULE = {"note": (time(1, 30), f"{HERE}.note")}
    for start in ("2026-03-27", "2026-10-23"):
        moment = datetime.fromisoformat(f"{start}T12:00+00:00")
        for _ in range(4 * 24 * 4):
            run(moment)
            moment += timedelta(minutes=15)

    days = Counter(f"{at:%m-%d}" for _, at in ran)
    assert days == dict.fromkeys(["03-28", "03-29", "03-30", "03-31", "10-23", "10-24", "10-25", "10-26", "10-27"], 1)


def test_a_run_that_fails_is_kept_without_what_it_said_and_the_next_job_runs(db, settings, caplog):
    settings.SCHEDULE = {"stumble": (MINUTE, f"{HERE}.stumble"), "note": (MINUTE, f"{HERE}.note")}
    run(NOON)

    with caplog.at_level(logging.ERROR, logger="mentores.schedule"):
        run(NOON + MINUTE)
        run(NOON + 2 * MINUTE)

    assert (job("stumble").failures, job("stumble").failed.split(",")[0]) == (2, "Stumbled in stumble")
    assert [at for _, at in ran] == [NOON + MINUTE, NOON + 2 * MINUTE]
    assert "The job stumble failed: Stumbled in stumble" in caplog.text
    assert "amina" not in caplog.text


def test_a_run_that_goes_well_ends_the_row_of_failures(db, settings):
    settings.SCHEDULE = {"note": (MINUTE, f"{HERE}.stumble")}
    run(NOON)
    run(NOON + MINUTE)
    settings.SCHEDULE = {"note": (MINUTE, f"{HERE}.note")}

    run(NOON + 2 * MINUTE)

    assert (job().failures, job().failed) == (0, "")


def test_a_daily_job_that_fails_is_tried_again_after_an_hour(db, settings):
    settings.SCHEDULE = {"stumble": (time(12, 30), f"{HERE}.stumble")}
    run(NOON)

    found = [run(NOON + minutes * MINUTE) for minutes in (30, 60, 89, 90)]

    assert found == [["stumble"], [], [], ["stumble"]]


def test_a_run_whose_process_died_is_taken_up_again_after_a_while(db, every_minute):
    run(NOON)
    died = NOON + MINUTE
    Job.objects.update(began_at=died)

    found = [run(died), run(died + TAKEN_UP_AFTER - MINUTE), run(died + TAKEN_UP_AFTER)]

    assert found == [[], [], ["note"]]


def test_a_run_whose_process_is_ended_is_due_at_once(db, settings):
    settings.SCHEDULE = {"note": (MINUTE, f"{HERE}.end_the_process")}
    run(NOON)
    with pytest.raises(KeyboardInterrupt):
        run(NOON + MINUTE)
    settings.SCHEDULE = {"note": (MINUTE, f"{HERE}.note")}

    assert run(NOON + MINUTE) == ["note"]


def test_a_run_that_was_taken_up_by_another_ends_without_a_word(db, settings):
    taken_up = NOON + TAKEN_UP_AFTER + MINUTE
    settings.SCHEDULE = {"slow": (MINUTE, f"{HERE}.note")}
    run(NOON)
    moments = iter([NOON + MINUTE, NOON + MINUTE])

    def later() -> datetime:
        if moment := next(moments, None):
            return moment
        Job.objects.update(began_at=taken_up, ended_at=None)
        return taken_up + MINUTE

    run_due(later)

    assert (job("slow").began_at, job("slow").ended_at) == (taken_up, None)


def test_a_job_put_off_by_a_wrong_clock_comes_back(db, every_minute):
    run(NOON)
    Job.objects.update(next_at=NOON + timedelta(days=10_000))

    run(NOON)

    assert job().next_at <= NOON + 3 * MINUTE


def test_a_clock_a_little_behind_does_not_run_a_daily_job_twice(db, settings):
    settings.SCHEDULE = {"note": (time(12, 30), f"{HERE}.note")}
    run(NOON)
    run(NOON + 30 * MINUTE)

    found = [run(NOON + 30 * MINUTE - timedelta(seconds=20)), run(NOON + 30 * MINUTE)]

    assert found == [[], []]


def test_a_job_that_is_no_longer_in_the_settings_is_neither_run_nor_listed(db, every_minute, settings):
    run(NOON)
    settings.SCHEDULE = {"note_too": (MINUTE, f"{HERE}.note_too")}

    run(NOON + MINUTE)
    run(NOON + 2 * MINUTE)

    assert ([one.name for one in jobs()], ran) == (["note_too"], [("note_too", NOON + 2 * MINUTE)])


def test_every_job_of_the_settings_runs_with_nothing_to_do(db):
    found = [run(NOON), run(NOON + timedelta(days=1))]

    assert (found[0], {one.failed for one in jobs()}) == ([], {""})
    assert len(found[1]) == len(jobs())


def test_each_job_runs_once_at_each_time_in_many_threads(transactional_db, settings, size):
    settings.SCHEDULE = {"note": (MINUTE, f"{HERE}.note"), "note_too": (MINUTE, f"{HERE}.note_too")}
    run(NOON)
    rounds = size(5, 100)
    for turn in range(1, rounds + 1):
        failures = [one for one in race([partial(run, NOON + turn * MINUTE)] * WORKERS) if isinstance(one, Exception)]
        assert failures == []

    expected = {(name, NOON + turn * MINUTE): 1 for name in ("note", "note_too") for turn in range(1, rounds + 1)}
    assert Counter(ran) == expected


def test_rows_are_made_once_when_many_begin_together(transactional_db, every_minute, size):
    for _ in range(size(5, 50)):
        Job.objects.all().delete()

        failures = [one for one in race([partial(run, NOON)] * WORKERS) if isinstance(one, Exception)]

        assert (failures, Job.objects.count()) == ([], 1)


PROGRAM = """
import sys, time, django
django.setup()
from datetime import datetime, timedelta
from django.conf import settings
from mentores.schedule.services import run_due
settings.SCHEDULE = {"doze": (timedelta(minutes=1), "tests.schedule.test_running.doze")}
print("ready", flush=True)
sys.stdin.readline()
print(*run_due(lambda: datetime.fromisoformat(sys.argv[1])), flush=True)
"""


def started(*command: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=dict(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_job_runs_once_in_many_processes(transactional_db, settings, size):
    settings.SCHEDULE = {"doze": (MINUTE, f"{HERE}.doze")}
    run(NOON)
    connections.close_all()
    processes = [started("-c", PROGRAM, (NOON + MINUTE).isoformat()) for _ in range(size(4, 12))]
    said = [process.stdout.readline() for process in processes if process.stdout]
    for process in processes:
        assert process.stdin  # a pipe
        os.write(process.stdin.fileno(), b"go\n")

    answers = [process.communicate(timeout=60)[0].strip() for process in processes]

    assert (set(said), sorted(answers)) == ({"ready\n"}, [""] * (len(processes) - 1) + ["doze"])


def within(seconds: float, true: Callable[[], bool]) -> bool:
    end = clock.monotonic() + seconds
    while clock.monotonic() < end:
        if true():
            return True
        clock.sleep(0.05)
    return False


def test_the_clock_ends_well_when_it_is_told_to(transactional_db):
    with started("manage.py", "clock", "--skip-checks") as process:
        begun = within(60, Job.objects.exists)

        process.send_signal(signal.SIGTERM)
        code = process.wait(20)

    assert (begun, code) == (True, 0)


def test_what_is_over_is_deleted_and_what_goes_on_stays(db):
    Session.objects.create(session_key="over", session_data="", expire_date=NOON - MINUTE)
    Session.objects.create(session_key="open", session_data="", expire_date=NOON + MINUTE)
    for days, status in [(15, "SUCCESSFUL"), (15, "FAILED"), (13, "SUCCESSFUL"), (15, "READY")]:
        ended = None if status == "READY" else NOON - timedelta(days=days)
        DBTaskResult.objects.create(
            task_path=f"{status} {days}", args_kwargs={}, backend_name="default", status=status, finished_at=ended
        )

    prune(at=NOON)

    assert list(Session.objects.values_list("session_key", flat=True)) == ["open"]
    assert set(DBTaskResult.objects.values_list("task_path", flat=True)) == {"SUCCESSFUL 13", "READY 15"}
