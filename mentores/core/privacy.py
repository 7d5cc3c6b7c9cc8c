"""Whose data a model holds and for how long: declared on each model as `privacy`, read by whoever walks the models."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Personal:
    """Data about people: the fields that lead to them, how long it is kept after its end, and what happens then."""

    subjects: tuple[str, ...]
    keep: timedelta
    then: Literal["anonymise", "delete"]


@dataclass(frozen=True, slots=True)
class NotPersonal:
    """Data about nobody, and why that is so."""

    because: str
