"""Ties are settled by lot: numbers that anyone can draw again from the published seed."""

from hashlib import sha256

TICKETS = 2**32


def ticket(*names: str | int) -> int:
    """Return the number drawn for these names, from 0 to TICKETS - 1: the same names draw the same number."""
    return int.from_bytes(sha256("\0".join(map(str, names)).encode()).digest()[:4])
