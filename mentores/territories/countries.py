"""Countries by their ISO 3166-1 codes, named by CLDR in every language, and those without a country."""

from functools import lru_cache

from babel import Locale
from django.utils.translation import get_language

from mentores.core.languages import DEFAULT
from mentores.core.text import fold

STATELESS = "XXA"

# CLDR also names groups of countries and parts of one, which are nobody's nationality. Kosovo (XK) stays.
NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}

# Where CLDR's name is not the one that people and the public administration use.
NAMES = {
    "pt": {
        "BD": "Bangladesh",
        "BF": "Burkina Faso",
        "BS": "Bahamas",
        "BW": "Botswana",
        "CD": "República Democrática do Congo",
        "CG": "República do Congo",
        "CI": "Costa do Marfim",
        "GN": "Guiné-Conacri",
        "HK": "Hong Kong",
        "KW": "Kuwait",
        "LI": "Liechtenstein",
        "LK": "Sri Lanka",
        "MM": "Myanmar",
        "MO": "Macau",
        "MW": "Malawi",
        "PS": "Palestina",
        "SC": "Seychelles",
        "SV": "El Salvador",
        "US": "Estados Unidos da América",
        "ZW": "Zimbabwe",
        STATELESS: "Sem nacionalidade (apátrida)",
    },
    "en": {
        "CD": "Democratic Republic of the Congo",
        "CG": "Republic of the Congo",
        "HK": "Hong Kong",
        "MM": "Myanmar",
        "MO": "Macao",
        "PS": "Palestine",
        STATELESS: "No nationality (stateless)",
    },
    "ar": {
        "CD": "جمهورية الكونغو الديمقراطية",
        "CG": "جمهورية الكونغو",
        "HK": "هونغ كونغ",
        "MM": "ميانمار",
        "MO": "ماكاو",
        "PS": "فلسطين",
        "TL": "تيمور الشرقية",
        STATELESS: "بلا جنسية",
    },
}


def name(code: str, language: str | None = None) -> str:
    """The country's name in `language` (the active one if none is given). KeyError for an unknown code."""
    return _names(language or get_language() or DEFAULT)[code]


def choices(language: str | None = None) -> list[tuple[str, str]]:
    """Code and name of every country, by name, and then the entry for people without a nationality."""
    return list(_choices(language or get_language() or DEFAULT))


@lru_cache
def _names(language: str) -> dict[str, str]:
    locale = Locale("pt", "PT") if language == "pt" else Locale.parse(language)
    named = {str(code): str(name) for code, name in locale.territories.items()}
    countries = {code: name for code, name in named.items() if len(code) == 2 and code not in NOT_COUNTRIES}
    return countries | NAMES[language]


@lru_cache
def _choices(language: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_names(language).items(), key=lambda item: (item[0] == STATELESS, fold(item[1]))))
