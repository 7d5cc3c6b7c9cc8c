"""Signing in with a password, and the brakes on guessing."""

import time

import pytest
from django.test import Client

from mentores.access.services.factors import set_password
from mentores.accounts.models import User
from tests.factories.access import make_app
from tests.factories.accounts import as_participant
from tests.factories.moments import NOON
from tests.web.entry.coming_in import (
    EMAIL,
    PASSWORD,
    PASSWORD_LOGIN,
    PHONE,
    SECOND_STEP,
    app_code,
    come_in,
    signed_in,
    with_login,
    with_password,
    with_phone,
)

PAGE, REMOVE = "/entry/account/password", "/entry/account/password/remove"
ARGON2 = ["django.contrib.auth.hashers.Argon2PasswordHasher"]


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    """What is asked here is who may guess how often; only what is about time takes the real time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def try_password(browser: Client, password: str = PASSWORD, *, login: str = EMAIL):
    return browser.post(PASSWORD_LOGIN, {"login": login, "password": password})


def errors(answer) -> str:
    return str(answer.context["form"].errors)


def was_stopped(answer) -> bool:
    """Whether the brake answered, and not the password."""
    stopped: bool = answer.context["form"].has_error("__all__", "too_many_login_attempts")
    return stopped


def test_a_password_opens_the_door_with_another_session(client, db):
    with_password()
    client.get(PASSWORD_LOGIN)
    client.session.save()
    before = client.session.session_key

    answer = try_password(client)

    assert (answer.status_code, answer["Location"]) == (302, "/entry/")
    assert (signed_in(client), client.session.session_key == before) == (True, False)


def test_a_password_goes_with_a_telephone_written_as_people_write_it(client, db):
    person = with_phone()
    person.set_password(PASSWORD)
    person.save()

    try_password(client, login="912 345 678")

    assert signed_in(client)


def test_a_password_with_spaces_around_it_is_another_password(client, db):
    with_password()

    try_password(client, f" {PASSWORD}")

    assert not signed_in(client)


def test_a_wrong_password_an_unknown_login_and_a_login_without_one_get_the_same_answer(db):
    with_password()
    with_login(email="none@example.org")
    answers = []
    for login in (EMAIL, "none@example.org", "nobody@example.org", PHONE):
        answer = try_password(Client(), "another kettle orbit plum", login=login)
        answers.append((answer.status_code, errors(answer)))

    assert answers == [answers[0]] * 4
    assert answers[0][0] == 200


def test_an_unknown_login_takes_as_long_as_a_wrong_password(db, settings):
    settings.PASSWORD_HASHERS = ARGON2
    with_password()
    taken = []
    for login in (EMAIL, "nobody@example.org", EMAIL, "nobody@example.org", EMAIL, "nobody@example.org"):
        begun = time.perf_counter()
        try_password(Client(), "another kettle orbit plum", login=login)
        taken.append(time.perf_counter() - begun)

    known, unknown = min(taken[::2]), min(taken[1::2])
    assert 0.4 < known / unknown < 2.5


def test_a_closed_login_with_the_right_password_is_not_opened(client, db):
    person = with_password()
    User.objects.filter(pk=person.pk).update(is_active=False)

    try_password(client)

    assert not signed_in(client)


def test_ten_failures_close_the_account_for_this_address_of_the_network_and_for_no_other(client, db):
    with_password()
    failures = [try_password(Client(), f"guess {number} of plum") for number in range(10)]

    refused = try_password(client)
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    try_password(elsewhere)

    assert [was_stopped(answer) for answer in failures] == [False] * 10
    assert (was_stopped(refused), signed_in(client), signed_in(elsewhere)) == (True, False, True)


def test_what_is_refused_by_the_brake_is_never_hashed(client, db, settings):
    with_password()
    for number in range(10):
        try_password(client, f"guess {number} of plum")
    settings.PASSWORD_HASHERS = ["no.such.hasher"]

    assert was_stopped(try_password(client))


def test_signing_in_between_does_not_buy_new_guesses(db):
    with_password()
    for number in range(9):
        try_password(Client(), f"guess {number} of plum")
    try_password(Client())
    try_password(Client(), "the tenth of plum")

    assert was_stopped(try_password(Client()))


def test_one_address_of_the_network_does_not_try_many_accounts(db, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "1000/m/ip"}
    with_password()
    for number in range(100):
        try_password(Client(), "spring 2026 orbit", login=f"person{number}@example.org")

    here, elsewhere = Client(), Client(REMOTE_ADDR="192.0.2.7")
    refused = try_password(here)
    try_password(elsewhere)

    assert (was_stopped(refused), signed_in(here), signed_in(elsewhere)) == (True, False, True)


def test_a_flood_from_one_address_is_told_to_wait(db):
    answers = [try_password(Client(), "x", login="no").status_code for _ in range(31)]

    assert answers == [200] * 30 + [429]


def test_somebody_sets_a_password_and_signs_in_with_it(client, db):
    with_login()
    come_in(client)
    before = client.session.session_key

    answer = client.post(PAGE, {"password": PASSWORD})
    still_in, now = signed_in(client), client.session.session_key
    again = Client()
    try_password(again)

    assert (answer.status_code, still_in, signed_in(again), now == before) == (302, True, True, False)


def test_a_new_password_signs_everybody_out_elsewhere(client, db):
    with_login()
    elsewhere = Client()
    come_in(elsewhere)
    come_in(client)

    client.post(PAGE, {"password": PASSWORD})

    assert (elsewhere.get("/entry/account/").status_code, client.get("/entry/account/").status_code) == (302, 200)


@pytest.mark.parametrize("password", ["short", "password1password1", "silveira kettle orbit", ""])
def test_a_weak_password_is_refused_with_the_reason_on_the_same_page(client, db, password):
    with_login()
    come_in(client)

    answer = client.post(PAGE, {"password": password})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["password"])
    assert password == "" or password not in answer.content.decode()


def test_a_long_password_is_kept_whole(client, db):
    with_login()
    come_in(client)
    long = "unveil kettle orbit plum " * 5

    client.post(PAGE, {"password": long})
    browsers = Client(), Client()
    for browser, password in zip(browsers, (long, long[:72]), strict=True):
        try_password(browser, password)

    assert [signed_in(browser) for browser in browsers] == [True, False]


def test_the_form_lets_a_password_be_pasted_and_a_keyring_fill_it(client, db):
    with_login()
    come_in(client)

    form = client.get(PAGE).content.decode()

    assert ('autocomplete="new-password"' in form, "onpaste" in form) == (True, False)


def test_somebody_does_without_a_password_again(client, db):
    person = with_login()
    set_password(person, PASSWORD, words=[], keep="", by=as_participant(person), at=NOON)
    come_in(client)

    client.post(REMOVE)
    try_password(again := Client())

    assert (signed_in(client), signed_in(again)) == (True, False)


def test_a_password_alone_does_not_open_an_account_with_a_second_step(client, db):
    make_app(with_password())

    answer = try_password(client)
    half = signed_in(client)
    client.post(SECOND_STEP, {"code": app_code()})

    assert (answer["Location"], half, signed_in(client)) == (SECOND_STEP, False, True)
