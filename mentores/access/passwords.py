"""Which passwords are refused: short, common, repeated, breached, or made of the person's own words.

The rules are those of NIST SP 800-63B-4, 3.1.1.2: length instead of composition, and comparison with lists.
"""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mentores.access.selectors import has_second_factor
from mentores.accounts.models import User
from mentores.core.text import fold

ALONE, WITH_FACTOR, LONGEST = 15, 12, 200
WORD = 4  # letters from which a word tells on its owner
COMMON = CommonPasswordValidator()


def length_wanted(person: User) -> int:
    """The fewest characters of this person's password: fewer where a second factor is asked as well."""
    return WITH_FACTOR if has_second_factor(person) else ALONE


def refuse_weak(password: str, *, person: User, words: Iterable[str]) -> None:
    """Raise ValidationError with each reason why this password is too easy to guess."""
    reasons: list[ValidationError] = []
    wanted = length_wanted(person)
    if len(password) < wanted:
        reasons.append(
            ValidationError(_("Write at least %(number)d characters."), code="short", params={"number": wanted})
        )
    if len(password) > LONGEST:
        reasons.append(
            ValidationError(_("Write at most %(number)d characters."), code="long", params={"number": LONGEST})
        )
    if _is_common(password):
        reasons.append(ValidationError(_("Many people use this password. Choose another one."), code="common"))
    elif _is_breached(password, settings.BREACHED_PASSWORDS):
        reasons.append(
            ValidationError(_("This password was stolen somewhere before. Choose another one."), code="breached")
        )
    if _tells(password, [*_own_words(person), *words, "mentores"]):
        reasons.append(
            ValidationError(
                _("Leave out your name, your address, your entity and the name of this site."), code="own_words"
            )
        )
    if reasons:
        raise ValidationError(reasons)


def _is_common(password: str) -> bool:
    """On the list, or one short piece over and over."""
    repeated = re.fullmatch(r"(.{1,12}?)\1+", password, re.DOTALL)
    known = {password.lower(), (repeated[1] if repeated else password).lower()}
    return bool(repeated) or bool(known & COMMON.passwords)


def _tells(password: str, words: Iterable[str]) -> bool:
    written = re.sub(r"[\W_]", "", fold(password))
    pieces = {piece for word in words for piece in re.split(r"[\W_]+", fold(word)) if len(piece) >= WORD}
    return any(piece in written for piece in pieces)


def _own_words(person: User) -> list[str]:
    return [person.full_name, person.preferred_name, person.contact_email.split("@")[0], person.phone]


def _is_breached(password: str, path: Path | None) -> bool:
    """Whether the file of SHA-1 fingerprints, sorted, one in each line, holds this password's.

    The file is as «Have I Been Pwned» gives it out: after the fingerprint may follow a colon and a number.
    """
    if path is None:
        return False
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with path.open("rb") as lines:
        low, high = 0, path.stat().st_size
        while low < high:
            middle = (low + high) // 2
            lines.seek(middle)
            if middle:
                lines.readline()  # the rest of the line we fell into
            start = lines.tell()
            line = lines.readline().strip().upper()[: len(wanted)]
            if line == wanted:
                return True
            if line and line < wanted:
                low = start + 1
            else:
                high = middle
        lines.seek(0)
        return lines.readline().strip().upper()[: len(wanted)] == wanted
