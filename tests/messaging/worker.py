"""A worker in a process of its own that delivers until nothing waits, and is begun anew as often as it is killed.

Each line it reads asks for a kill; the answer says whether there was somebody to kill.
"""

import os
import select
import signal
import sys
from datetime import UTC, datetime
from importlib import import_module

import django
from django.conf import settings

POLL = 0.002  # seconds


def deliver() -> int:
    """Begin to deliver in a process of its own; its number."""
    if child := os.fork():
        return child
    import_module("mentores.messaging.delivery").deliver_waiting(at=datetime.now(UTC))
    os._exit(0)


def asked() -> bool:
    ready, _, _ = select.select([sys.stdin], [], [], POLL)
    return bool(ready) and bool(sys.stdin.readline())


def killed(child: int) -> bool:
    """Kill the process, unless it has ended by itself."""
    os.kill(child, signal.SIGKILL)  # not waited for yet, so the number is still its own
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main() -> None:
    django.setup()
    for heavy in (settings.ROOT_URLCONF, "mentores.messaging.delivery"):  # once, not after each kill
        import_module(heavy)
    child = deliver()
    while True:
        if asked():
            was_alive = killed(child)
            sys.stdout.write("killed\n" if was_alive else "ended\n")
            sys.stdout.flush()
            if not was_alive:
                return
            child = deliver()
        elif os.waitpid(child, os.WNOHANG) != (0, 0):
            return


if __name__ == "__main__":
    main()
