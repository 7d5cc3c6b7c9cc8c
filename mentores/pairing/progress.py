"""A bar on the terminal for work that takes longer than two seconds."""

import sys
import threading
import time
from types import TracebackType
from typing import TextIO

PATIENCE = 2.0  # seconds without a bar
WIDTH = 24
BEAT = 0.2  # seconds between two drawings


class Progress:
    """Draws, beside the work, which of the `steps` is under way; nothing when the work is over soon."""

    def __init__(self, steps: int, *, out: TextIO = sys.stderr, patience: float = PATIENCE) -> None:
        self._steps = steps
        self._out = out
        self._patience = patience
        self._step = 0
        self._what = ""
        self._over = threading.Event()
        self._begun = time.monotonic()
        self._beside = threading.Thread(target=self._draw, daemon=True)

    def __enter__(self) -> "Progress":
        if self._out.isatty():
            self._beside.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        if self._beside.is_alive():
            self._beside.join()

    def step(self, what: str) -> None:
        """Say that the next step begins."""
        self._step += 1
        self._what = what

    def _draw(self) -> None:
        if self._over.wait(self._patience):
            return
        while True:
            done = WIDTH * max(self._step - 1, 0) // self._steps
            bar = "█" * done + "░" * (WIDTH - done)
            seconds = time.monotonic() - self._begun
            self._out.write(f"\r{bar} {self._step} of {self._steps}: {self._what} ({seconds:.0f} s)\x1b[K")
            self._out.flush()
            if self._over.wait(BEAT):
                self._out.write("\r\x1b[K")
                return
