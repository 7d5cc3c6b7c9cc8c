"""Sending a code to a mailbox or a telephone, and checking it: five guesses for each, ten in a quarter of an hour."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

from mentores.access import notices
from mentores.access.models import GOOD_FOR, Code
from mentores.accounts.models import User

LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"  # no vowels, so no words; nothing that looks like something else
LENGTH = 6
SENT_AT_MOST = 5
GUESSED_AT_MOST = 10
KEPT = timedelta(days=1)


class TooManyTries(Exception):
    """Too many codes were sent or guessed at within a quarter of an hour."""


class WrongCode(Exception):
    """This is not the newest code that was sent, or it was used, guessed at too often or is too old."""


def new_code() -> str:
    return get_random_string(LENGTH, LETTERS)


def send_code(person: User, *, purpose: str, target: str, at: datetime, leaves: bool = True) -> None:
    """Send a new code to an e-mail address or, if `target` begins with +, to a telephone.

    One that does not leave counts like the others, so that nobody learns from the brake whose a login is.
    Raises TooManyTries.
    """
    lately = Code.objects.filter(person=person, sent_at__gt=at - GOOD_FOR)
    if lately.filter(purpose=purpose).count() >= SENT_AT_MOST or _guesses_of(person, at=at) >= GUESSED_AT_MOST:
        raise TooManyTries
    code = new_code()
    Code.objects.create(
        person=person, purpose=purpose, target=target, digest=_digest(person, purpose, target, code), sent_at=at
    )
    if leaves:
        notices.code(target, code, purpose=purpose, language=person.language, at=at)


@transaction.atomic
def is_right(person: User, *, purpose: str, target: str, code: str, at: datetime) -> bool:
    """Whether `code` is the newest one sent there for this purpose. A right code is used up, a wrong one is counted."""
    User.objects.select_for_update().get(pk=person.pk)  # guesses come one after another
    if _guesses_of(person, at=at) >= GUESSED_AT_MOST:
        return False
    newest = Code.objects.filter(person=person, purpose=purpose, target=target).order_by("-sent_at", "-pk").first()
    if newest is None or not newest.is_open(at=at):
        return False
    right = constant_time_compare(newest.digest, _digest(person, purpose, target, code))
    if right:
        newest.used_at = at
    else:
        newest.guesses += 1
    newest.save(update_fields=["used_at", "guesses"])
    return right


def forget(*, at: datetime) -> None:
    """Delete the codes of yesterday and before; the schedule calls this each night."""
    Code.objects.filter(sent_at__lt=at - KEPT).delete()


def _guesses_of(person: User, *, at: datetime) -> int:
    lately = Code.objects.filter(person=person, sent_at__gt=at - GOOD_FOR)
    return lately.aggregate(guesses=Sum("guesses"))["guesses"] or 0


def _digest(person: User, purpose: str, target: str, code: str) -> str:
    typed = "".join(code.split()).replace("-", "").upper()
    return salted_hmac(
        "mentores.access.code", f"{person.pk} {purpose} {target} {typed}", algorithm="sha256"
    ).hexdigest()
