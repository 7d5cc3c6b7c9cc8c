"""Codes: sent somewhere, good once, for five guesses and a quarter of an hour."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from mentores.access.models import GUESSES, Code, Purpose
from mentores.access.services import codes
from mentores.messaging.models import Message
from tests.factories.accounts import make_person
from tests.factories.moments import NOON

ADDRESS = "ana@example.org"
MINUTE = timedelta(minutes=1)


def sent(person, *, at=NOON, target: str = ADDRESS) -> str:
    """Ask for a code, and read it."""
    codes.send_code(person, purpose=Purpose.CONFIRM, target=target, at=at)
    found = re.search(r"^\s*([A-Z0-9]{6})\s*$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    return found[1]


def try_it(person, code: str, *, at=NOON, target: str = ADDRESS, purpose: str = Purpose.CONFIRM) -> bool:
    return codes.is_right(person, purpose=purpose, target=target, code=code, at=at)


def wrong(code: str) -> str:
    return "AAAAAA" if code != "AAAAAA" else "EEEEEE"


def test_a_code_is_good_once(db):
    person = make_person()
    code = sent(person)

    assert [try_it(person, code), try_it(person, code)] == [True, False]


def test_a_code_may_be_typed_in_small_letters_and_in_two_halves(db):
    person = make_person()
    code = sent(person).lower()

    assert try_it(person, f" {code[:3]}-{code[3:]} ")


def test_five_wrong_guesses_spend_a_code(db):
    person = make_person()
    code = sent(person)

    guesses = [try_it(person, wrong(code)) for _ in range(GUESSES)]

    assert (guesses, try_it(person, code)) == ([False] * GUESSES, False)


def test_four_wrong_guesses_do_not(db):
    person = make_person()
    code = sent(person)

    for _ in range(GUESSES - 1):
        try_it(person, wrong(code))

    assert try_it(person, code)


def test_ten_wrong_guesses_in_a_quarter_of_an_hour_stop_every_code(db):
    person = make_person()
    for _ in range(2):
        code = sent(person)
        for _ in range(GUESSES):
            try_it(person, wrong(code))

    with pytest.raises(codes.TooManyTries):
        sent(person)

    assert try_it(person, sent(person, at=NOON + 16 * MINUTE), at=NOON + 16 * MINUTE)


@pytest.mark.parametrize(("after", "is_good"), [(14, True), (15, False)])
def test_a_code_is_good_for_a_quarter_of_an_hour(db, after, is_good):
    person = make_person()
    code = sent(person)

    assert try_it(person, code, at=NOON + after * MINUTE) == is_good


def test_a_newer_code_takes_the_place_of_the_older(db):
    person = make_person()
    first, second = sent(person), sent(person)

    assert [try_it(person, first), try_it(person, second)] == [first == second, True]


def test_a_code_proves_one_thing_of_one_person(db):
    person, other = make_person(), make_person()
    code = sent(person)

    assert not try_it(person, code, purpose=Purpose.NEW)
    assert not try_it(person, code, target="other@example.org")
    assert not try_it(other, code)


def test_no_more_than_five_codes_leave_in_a_quarter_of_an_hour(db):
    person = make_person()
    for _ in range(5):
        sent(person)

    with pytest.raises(codes.TooManyTries):
        sent(person)

    assert len(mail.outbox) == 5


def test_a_code_is_kept_nowhere(db):
    code = sent(make_person())

    assert [code in str(row) for row in Code.objects.values_list()] == [False]
    assert code not in mail.outbox[-1].subject


def test_a_code_for_a_telephone_goes_there(db):
    codes.send_code(make_person(), purpose=Purpose.CONFIRM, target="+351912345678", at=NOON)

    assert (list(Message.objects.values_list("phone", "is_code")), mail.outbox) == ([("+351912345678", True)], [])


def test_yesterdays_codes_are_forgotten(db):
    person = make_person()
    sent(person)
    sent(person, at=NOON + timedelta(hours=1))

    codes.forget(at=NOON + timedelta(days=1, minutes=1))

    assert Code.objects.count() == 1


def test_the_database_counts_no_sixth_guess(db):
    person = make_person()
    sent(person)

    with pytest.raises(IntegrityError), transaction.atomic():
        Code.objects.update(guesses=GUESSES + 1)
