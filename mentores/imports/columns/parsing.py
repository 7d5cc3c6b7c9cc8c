"""From the words in a cell to a value. Each function takes the words and what there is to choose from."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils import translation
from stdnum.pt import nif

from mentores.core.languages import LANGUAGES, STAFF_LANGUAGES
from mentores.core.text import fold
from mentores.imports.columns.said import Wrong
from mentores.participants.models import Level
from mentores.territories import countries
from mentores.territories import selectors as territories

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%d/%m/%y")
EARLIEST = date(1900, 1, 1)
SEVERAL = re.compile(r"[;,\n|]")
YES, NO = {"sim", "s", "yes", "y", "1", "x", "true", "verdadeiro"}, {"nao", "n", "no", "0", "false", "falso"}
BEFORE_LEVEL = re.compile(r"\s*[:(=]\s*")
POSTAL_CODE = re.compile(r"\d{4}-\d{3}")
WEEK, WORKING_WEEK, WEEKEND = range(7), range(5), (5, 6)
TIMES: Mapping[str, tuple[Iterable[int], Iterable[int]]] = {  # folded word → days, periods of the day
    **dict.fromkeys(("manhas", "manha", "mornings", "morning"), (WORKING_WEEK, (0,))),
    **dict.fromkeys(("tardes", "tarde", "afternoons", "afternoon"), (WORKING_WEEK, (1,))),
    **dict.fromkeys(("noites", "noite", "evenings", "evening"), (WORKING_WEEK, (2,))),
    **dict.fromkeys(("fins de semana", "fim de semana", "weekends", "weekend"), (WEEKEND, range(3))),
    **dict.fromkeys(("sempre", "qualquer hora", "any time", "always"), (WEEK, range(3))),
}

check_email, check_url = EmailValidator(), URLValidator(schemes=["http", "https"])


class Choices:
    """What there is to choose from, by folded name; asked of the database once for each run."""

    @cached_property
    def places(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for place in territories.municipalities():
            for name in {place.code, fold(place.name), fold(place.label)}:
                found.setdefault(name, set()).add(place.code)
        return found

    @cached_property
    def languages(self) -> dict[str, str]:
        rows = territories.languages()
        named = {fold(name): row.code for row in rows for name in (row.endonym, *row.name.values())}
        return named | {row.code: row.code for row in rows}

    @cached_property
    def levels(self) -> dict[str, str]:
        return by_label(Level.choices)

    @cached_property
    def areas(self) -> dict[str, str]:
        rows = territories.areas()
        return {fold(name): row.code for row in rows for name in (row.code, *row.name.values())}

    @cached_property
    def area_groups(self) -> dict[str, str]:
        rows = [one.group for one in territories.area_groups()]
        return {fold(name): row.code for row in rows for name in (row.code, *row.name.values())}

    @cached_property
    def countries(self) -> dict[str, str]:
        named = {fold(name): code for language in STAFF_LANGUAGES for code, name in countries.choices(language)}
        return named | {fold(code): code for code, _name in countries.choices("pt")}


def by_label(choices: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    """Each value by its own name and by what it is called in the languages of the staff, folded."""
    found = {}
    for value, label in choices:
        found[fold(str(value))] = value
        for language in STAFF_LANGUAGES:
            with translation.override(language):
                found[fold(str(label))] = value
    return found


def text(longest: int) -> Callable[[str, Choices], str]:
    def read(said: str, choices: Choices) -> str:
        if len(said) > longest:
            raise Wrong("long", longest=longest)
        return said

    return read


def name(said: str, choices: Choices) -> str:
    """A name in any script, on one line. What spreadsheet programmes take for a formula is none."""
    one_line = " ".join(said.split())
    if len(one_line) > 200:  # as long as the database holds
        raise Wrong("long", longest=200)
    if one_line.startswith(("=", "+", "@")) or not any(sign.isalpha() for sign in one_line):
        raise Wrong("name")
    return one_line


def day(said: str, choices: Choices) -> date:
    for written in DAYS:
        try:
            found = datetime.strptime(said[:10], written).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
        if found < EARLIEST:
            break
        return found
    raise Wrong("day", value=said)


def number(least: int, most: int) -> Callable[[str, Choices], int]:
    def read(said: str, choices: Choices) -> int:
        if not said.isascii() or not said.isdigit() or not least <= int(said[:9]) <= most:
            raise Wrong("number", least=least, most=most, value=said)
        return int(said)

    return read


def yes_or_no(said: str, choices: Choices) -> bool:
    folded = fold(said)
    if folded not in YES | NO:
        raise Wrong("yes_or_no", value=said)
    return folded in YES


def email(said: str, choices: Choices) -> str:
    try:
        check_email(said)
    except ValidationError:
        raise Wrong("email", value=said) from None
    return said


def phone(said: str, choices: Choices) -> str:
    """In international form, Portuguese if it has no prefix."""
    try:
        found = phonenumbers.parse(said[:40], "PT")
    except phonenumbers.NumberParseException:
        raise Wrong("phone", value=said) from None
    if not phonenumbers.is_valid_number(found):
        raise Wrong("phone", value=said)
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)


def web_page(said: str, choices: Choices) -> str:
    whole = said if "://" in said else f"https://{said}"
    try:
        check_url(whole)
    except ValidationError:
        raise Wrong("web_page", value=said) from None
    return whole


def tax_number(said: str, choices: Choices) -> str:
    if not nif.is_valid(said):
        raise Wrong("tax_number", value=said)
    return str(nif.compact(said))


def postal_code(said: str, choices: Choices) -> str:
    if not POSTAL_CODE.fullmatch(said):
        raise Wrong("postal_code", value=said)
    return said


def one_of(options: Iterable[tuple[Any, Any]]) -> Callable[[str, Choices], Any]:
    """One of the choices of a field, by its name or its label in a language of the staff."""
    known: dict[str, Any] = {}

    def read(said: str, choices: Choices) -> Any:
        known.update({} if known else by_label(options))
        if fold(said) not in known:
            raise Wrong("choice", value=said)
        return known[fold(said)]

    return read


def some_of(options: Iterable[tuple[Any, Any]], *, most: int = 100) -> Callable[[str, Choices], list[Any]]:
    one = one_of(options)

    def read(said: str, choices: Choices) -> list[Any]:
        found = list(dict.fromkeys(one(part, choices) for part in parts(said)))
        if len(found) > most:
            raise Wrong("most", most=most)
        return found

    return read


def parts(said: str) -> list[str]:
    """What stands between semicolons, commas and line breaks."""
    return [part.strip() for part in SEVERAL.split(said) if part.strip()]


def municipality(said: str, choices: Choices) -> str:
    found = choices.places.get(fold(said), set()) or choices.places.get(said.zfill(4), set())
    if len(found) > 1:
        raise Wrong("places", value=said)
    if not found:
        raise Wrong("place", value=said)
    return next(iter(found))


def country(said: str, choices: Choices) -> str:
    if fold(said) not in choices.countries:
        raise Wrong("country", value=said)
    return choices.countries[fold(said)]


def languages(said: str, choices: Choices) -> dict[str, str]:
    """«português: B1; árabe: língua materna»; a language without a level is spoken well."""
    found = {}
    for part in parts(said):
        spoken, *level = BEFORE_LEVEL.split(part.rstrip(")"), maxsplit=1)
        if fold(spoken) not in choices.languages:
            raise Wrong("language", value=spoken)
        if level and fold(level[0]) not in choices.levels:
            raise Wrong("level", value=level[0])
        found[choices.languages[fold(spoken)]] = choices.levels[fold(level[0])] if level else str(Level.B2)
    return found


def areas(said: str, choices: Choices) -> list[str]:
    return _codes(said, choices.areas, "area")


def area_groups(said: str, choices: Choices) -> list[str]:
    return _codes(said, choices.area_groups, "area")


def _codes(said: str, known: Mapping[str, str], code: str) -> list[str]:
    """The whole cell may be one name with a comma in it."""
    if fold(said) in known:
        return [known[fold(said)]]
    found = []
    for part in [part.strip() for part in re.split(r"[;\n|]", said) if part.strip()]:
        pieces = [part] if fold(part) in known else parts(part)
        for piece in pieces:
            if fold(piece) not in known:
                raise Wrong(code, value=piece)
            found.append(known[fold(piece)])
    return list(dict.fromkeys(found))


def availability(said: str, choices: Choices) -> int:
    """«manhãs; fins de semana»: 21 bits, Monday morning first."""
    bits = 0
    for part in parts(said):
        if fold(part) not in TIMES:
            raise Wrong("time", value=part)
        days, periods = TIMES[fold(part)]
        bits |= sum(1 << (one * 3 + period) for one in days for period in periods)
    return bits


READS = {fold(name): one.code for one in LANGUAGES for name in (one.code, one.endonym)}


def written_language(said: str, choices: Choices) -> str:
    """A language we write in: by its own name, or as the languages that people speak are called."""
    spoken = choices.languages.get(fold(said), "")
    found = READS.get(fold(said)) or next((code for code in READS.values() if code.partition("-")[0] == spoken), None)
    if found is None:
        raise Wrong("choice", value=said)
    return found
