"""A worker that is killed at any moment sends nothing twice and loses nothing silently."""

import os
import random
import subprocess
import sys
from contextlib import suppress
from itertools import count
from threading import Lock, Timer

from django.conf import settings
from django.utils import timezone

from mentores.messaging.delivery import MARKED_WITHIN, deliver_waiting
from mentores.messaging.models import Message, State
from tests.factories.accounts import make_person
from tests.factories.messaging import make_message
from tests.messaging.mailserver import Behaviour, running

MESSAGES, STEPS = 300, 3
SOON = 0.03  # seconds


class Worker:
    """The worker's process. It is killed at some of the steps that the mail server tells of, or a moment after them."""

    def __init__(self, port: int, *, at_steps: set[int]) -> None:
        surroundings = {**os.environ, "MENTORES_MAIL": "smtp", "MENTORES_SMTP_HOST": "127.0.0.1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.messaging.worker"],
            env={**surroundings, "MENTORES_SMTP_PORT": str(port)},
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.steps, self.kills = count(), 0
        self.at_steps, self.one_at_a_time = at_steps, Lock()

    def watch(self, step: str) -> None:
        """The server waits for the kill, or goes on and the kill comes soon."""
        if next(self.steps) in self.at_steps:
            if random.random() < 0.5:
                self.kill()
            else:
                Timer(random.uniform(0, SOON), self.kill).start()

    def kill(self) -> None:
        """Kill it with a signal that no program can catch; it is begun anew."""
        assert self.process.stdin
        assert self.process.stdout
        with self.one_at_a_time, suppress(BrokenPipeError):
            if self.process.poll() is None:
                print("kill", file=self.process.stdin, flush=True)
                self.kills += self.process.stdout.readline() == "killed\n"

    def end(self) -> int:
        """Wait for its end; its exit code."""
        code = self.process.wait()
        with self.one_at_a_time:
            self.process.communicate()
        return code


def test_a_worker_killed_at_random_moments_sends_none_of_300_messages_twice_and_loses_none(transactional_db, size):
    kills = size(40, 250)
    for _ in range(MESSAGES):
        make_message(make_person())
    server = Behaviour()
    steps = range(STEPS * MESSAGES - (STEPS - 1) * kills)  # a killed worker does not come to the next steps

    with running(server) as port:
        worker = Worker(port, at_steps=set(random.sample(steps, kills)))
        server.watch = worker.watch
        code = worker.end()
    deliver_waiting(at=timezone.now() + MARKED_WITHIN)

    states = dict(Message.objects.values_list("public_id", "state"))
    taken = server.counted()
    sent = {public_id for public_id, state in states.items() if state == State.SENT}
    assert (code, len(states)) == (0, MESSAGES)
    assert worker.kills > kills / 2
    assert set(states.values()) == {State.SENT, State.UNCERTAIN}
    assert set(taken.values()) == {1}
    assert sent - set(taken) == set()
    assert len(sent) >= MESSAGES - worker.kills
