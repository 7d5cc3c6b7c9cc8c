"""Public ids: twelve random characters that say nothing, so that an address betrays neither order nor number."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import Random, SystemRandom

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
LENGTH = 12

UNGUESSABLE = SystemRandom()

_source: ContextVar[Random | None] = ContextVar("source", default=None)


def new_id() -> str:
    return "".join((_source.get() or UNGUESSABLE).choices(ALPHABET, k=LENGTH))


@contextmanager
def seeded(seed: str) -> Iterator[None]:
    """Ids drawn inside repeat for the same seed. For demonstrations only: such ids can be guessed."""
    token = _source.set(Random(seed))  # noqa: S311  # guessable by intention
    try:
        yield
    finally:
        _source.reset(token)
