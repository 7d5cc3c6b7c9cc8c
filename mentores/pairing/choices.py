"""What a file of weights or of rules may choose, written as JSON."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from mentores.pairing.people import LEVELS
from mentores.pairing.scores import Weights
from mentores.pairing.strictness import OF_A_FILE, Strictness

STATUSES = ("active", "in_process", "paused", "left")


@dataclass(frozen=True, slots=True)
class Rules:
    """How a file is read: the rules, and the statuses of those who take part."""

    strictness: Strictness = OF_A_FILE
    statuses: tuple[str, ...] = field(default=("active",))


def weights(text: str) -> Weights:
    """Return weights written like {"version": 2, "area": 6000}; what is not named keeps its default.

    Raises ValueError.
    """
    chosen = _object(text, [one.name for one in fields(Weights)])
    for name, value in chosen.items():
        _expect(type(value) is int, name, "a whole number")
    return Weights(**chosen)


def rules(text: str) -> Rules:
    """Return rules written like {"language_level": "B1", "same_group": false}; what is not named keeps its default.

    Takes `status`, `binding`, `language_level`, `same_group`, `taught` and `taught_in`. Raises ValueError.
    """
    read: Mapping[str, Callable[[Any], object]] = {
        "binding": lambda value: tuple(_words("binding", value)),
        "language_level": _level,
        "same_group": _yes_or_no,
        "taught": lambda value: _word("taught", value),
        "taught_in": lambda value: _word("taught_in", value),
    }
    chosen = _object(text, ["status", *read])
    statuses = tuple(_words("status", chosen.pop("status", ["active"])))
    _expect(set(statuses) <= set(STATUSES), "status", f"a list of {', '.join(STATUSES)}")
    default = {one.name: getattr(OF_A_FILE, one.name) for one in fields(Strictness)}
    return Rules(Strictness(**default | {name: read[name](value) for name, value in chosen.items()}), statuses)


def _object(text: str, known: list[str]) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"row {error.lineno}: is not JSON ({error.msg})") from None
    if not isinstance(found, dict):
        raise ValueError(f"is not an object with some of {', '.join(known)}")
    for name in found:
        _expect(name in known, name, f"one of {', '.join(known)}")
    return found


def _level(value: object) -> int:
    _expect(isinstance(value, str) and value in LEVELS, "language_level", f"one of {', '.join(LEVELS)}")
    return LEVELS[str(value)]


def _yes_or_no(value: object) -> bool:
    _expect(isinstance(value, bool), "same_group", "true or false")
    return bool(value)


def _word(name: str, value: object) -> str:
    _expect(isinstance(value, str), name, "a text")
    return str(value)


def _words(name: str, value: object) -> list[str]:
    _expect(isinstance(value, list) and all(isinstance(one, str) for one in value), name, "a list of texts")
    return list(value) if isinstance(value, list) else []


def _expect(true: bool, name: str, what: str) -> None:
    if not true:
        raise ValueError(f"{name}: is not {what}")
