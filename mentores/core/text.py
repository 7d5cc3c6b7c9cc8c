"""Text as it is compared, without capitals and accents and the same on every database, and as it is listed."""

import unicodedata
from collections.abc import Iterable

from django.utils.translation import get_language

APOSTROPHES = "'’‘ʼʻʹ′`´"  # one name is written with any of them
OTHER_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
OTHER_LETTERS |= {"ى": "ي", "ی": "ي", "ک": "ك", "ـ": ""}  # keyboards of Arabic and Persian have each their own
LETTERS = str.maketrans(OTHER_LETTERS | dict.fromkeys(APOSTROPHES, ""))

COMMAS = {"ar": "، ", "ur": "، ", "zh-hans": "、"}


def fold(text: str) -> str:
    """`text` in the form used to sort, page and search: «Évora» becomes «evora».

    Apostrophes and what nobody sees (marks of direction, joiners of no width) are left out.
    """
    written = text.replace("´", "")
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", written).casefold())
    seen = "".join(char for char in decomposed if not (unicodedata.combining(char) or _is_unseen(char)))
    return " ".join(seen.translate(LETTERS).split())


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"


def listed(items: Iterable[object]) -> str:
    """One item after the other, with the comma of the active language."""
    return COMMAS.get(get_language() or "", ", ").join(str(item) for item in items)
