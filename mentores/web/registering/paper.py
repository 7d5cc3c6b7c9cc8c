"""The code on a printed form: which questions it asks, in which language, and a number of its own.

The last character is a check digit (Luhn), so that a slip of the finger is noticed.
"""

from dataclasses import dataclass

from django.utils.crypto import get_random_string
from stdnum import luhn
from stdnum.exceptions import ValidationError

from mentores.core.languages import BY_CODE
from mentores.participants.models import Side

ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXZ"  # no vowels, so no words; nothing that looks like something else
LENGTH = 7
SIDES = {"A": Side.MENTEE, "M": Side.MENTOR}
LETTERS = {side: letter for letter, side in SIDES.items()}
SHORT = {code[:2].upper(): code for code in BY_CODE}  # no two languages of ours begin alike


@dataclass(frozen=True, slots=True)
class Paper:
    """One printed form. `form_key` makes sure that it is typed in once."""

    side: str
    language: str
    number: str

    @property
    def code(self) -> str:
        """As it is printed: A-PT-2345-678X."""
        return f"{LETTERS[Side(self.side)]}-{self.language[:2].upper()}-{self.number[:4]}-{self.number[4:]}"

    @property
    def form_key(self) -> str:
        return f"paper-{self.number}"


def new_paper(*, side: str, language: str) -> Paper:
    number = get_random_string(LENGTH, ALPHABET)
    return Paper(side, language, number + luhn.calc_check_digit(number, ALPHABET))


def paper_of(code: str) -> Paper | None:
    """The form that carries this code, written with or without hyphens; None if no form does."""
    letters = "".join(code.upper().replace("-", " ").split())
    side, language, number = SIDES.get(letters[:1]), SHORT.get(letters[1:3]), letters[3:]
    if side is None or language is None or len(number) != LENGTH + 1:
        return None
    try:
        luhn.validate(number, ALPHABET)
    except ValidationError:
        return None
    return Paper(side, language, number)
