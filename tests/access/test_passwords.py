"""Which passwords are refused, and why."""

import hashlib
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from mentores.access.passwords import refuse_weak
from tests.factories.access import make_app
from tests.factories.accounts import make_person

GOOD = "unveil kettle orbit plum"


def person():
    return make_person("Ana Coutinho", email="ana.silva@example.org", phone="+351912345678", preferred_name="Aninhas")


def reasons(password: str, *, of=None, words=("Porta Aberta",)) -> list[str | None]:
    try:
        refuse_weak(password, person=of or person(), words=words)
    except ValidationError as refused:
        return [one.code for one in refused.error_list]
    return []


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "ﬁfteen signs ✓ ok",
        "палиця ковбаса дощ",
        "x1y2z3a4b5c6d7e",
        "ب" * 3 + " مفتاح طويل جدا جدا",
        "Z" + GOOD * 3,
    ],
)
def test_length_is_all_that_is_asked(db, password):
    assert reasons(password) == []


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("fourteen signs", ["short"]),
        ("a" * 201, ["long", "common"]),
        ("aaaaaaaaaaaaaaaa", ["common"]),
        ("password1password1", ["common"]),
        ("xk7xk7xk7xk7xk7xk7", ["common"]),
        ("the coutinho kettle", ["own_words"]),
        ("c.o.u.t.i.n.h.o kettle", ["own_words"]),
        ("plum ANINHAS orbit", ["own_words"]),
        ("silva unveil orbit", ["own_words"]),
        ("orbit mentores plum", ["own_words"]),
        ("aberta unveil orbit", ["own_words"]),
        ("call 351912345678", ["own_words"]),
        ("", ["short"]),
    ],
)
def test_what_is_easy_to_guess_is_refused_with_its_reason(db, password, why):
    assert reasons(password) == why


def test_twelve_are_enough_with_a_second_step(db):
    protected = person()
    make_app(protected)

    assert [reasons("twelve signs", of=protected), reasons("elevensigns", of=protected)] == [[], ["short"]]
    assert reasons("twelve signs") == ["short"]


def fingerprints(path: Path, passwords: list[str], *, counted: bool) -> Path:
    """A file as the list of stolen passwords is given out."""
    found = sorted(hashlib.sha1(one.encode(), usedforsecurity=False).hexdigest().upper() for one in passwords)
    path.write_text("".join(f"{one}:{number}\n" if counted else f"{one}\n" for number, one in enumerate(found)))
    return path


@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("number", [1, 2, 3, 50, 51])
def test_every_stolen_password_is_found_in_the_file_and_no_other(db, settings, tmp_path, counted, number):
    stolen = [f"stolen somewhere {one} x" for one in range(number)]
    settings.BREACHED_PASSWORDS = fingerprints(tmp_path / "stolen.txt", stolen, counted=counted)
    somebody = person()

    assert [reasons(one, of=somebody) for one in stolen] == [["breached"]] * number
    assert [reasons(f"kept to myself {one} x", of=somebody) for one in range(20)] == [[]] * 20


def test_an_empty_file_knows_no_password(db, settings, tmp_path):
    settings.BREACHED_PASSWORDS = fingerprints(tmp_path / "stolen.txt", [], counted=True)

    assert reasons(GOOD) == []
