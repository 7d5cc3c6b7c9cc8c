"""Countries by their ISO 3166-1 codes, named by CLDR in every language, and those without a country."""

import csv
from functools import lru_cache
from pathlib import Path

from babel import Locale
from django.utils.translation import get_language

from mentores.core.days import locale_of
from mentores.core.languages import DEFAULT
from mentores.core.text import fold

STATELESS = "XXA"
NAMES = Path(__file__).parent / "data" / "country_names.csv"  # where people do not say what CLDR says

# CLDR also names groups of countries and parts of one, which are nobody's nationality. Kosovo (XK) stays.
NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def name(code: str, language: str | None = None) -> str:
    """The country's name in `language` (the active one if none is given). KeyError for an unknown code."""
    return _names(language or get_language() or DEFAULT)[code]


def choices(language: str | None = None) -> list[tuple[str, str]]:
    """Code and name of every country, by name, and then the entry for people without a nationality."""
    return list(_choices(language or get_language() or DEFAULT))


@lru_cache
def _names(language: str) -> dict[str, str]:
    locale = Locale.parse(locale_of(language))
    named = {str(code): str(name) for code, name in locale.territories.items()}
    countries = {code: name for code, name in named.items() if len(code) == 2 and code not in NOT_COUNTRIES}
    with NAMES.open(encoding="utf-8", newline="") as table:
        ours = {row["code"]: row[language] for row in csv.DictReader(table)}
    return countries | {code: name for code, name in ours.items() if name}


@lru_cache
def _choices(language: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_names(language).items(), key=lambda item: (item[0] == STATELESS, fold(item[1]))))
