"""Checking in with the code on the wall."""

from datetime import timedelta

import pytest

from tests.factories.accounts import make_person
from tests.factories.training import make_attendance, make_session
from tests.web.links.opening import now

HERE = "/en/check-in/"


@pytest.fixture
def attendance(db):
    session = make_session(starts_at=now() + timedelta(minutes=10), at=now())
    return make_attendance(session, person=make_person("Ana Exemplo", email="ana@example.org"), at=now())


def test_the_picture_on_the_wall_fills_in_the_code(client, attendance):
    page = client.get(f"{HERE}?code={attendance.session.code}")

    assert f'value="{attendance.session.code}"' in page.content.decode()


def test_somebody_on_the_list_is_checked_in_and_no_name_is_shown(client, attendance):
    page = client.post(HERE, {"code": attendance.session.code, "who": "ana@example.org"}, follow=True)

    attendance.refresh_from_db()
    assert (attendance.checked_in_at is not None, "Ana" in page.content.decode()) == (True, False)
    assert "Thank you. You are checked in." in page.content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"code": "NOTHIN"}, "No session has this code now."),
        ({"who": "Rui Outro"}, "We did not find you on the list."),
        ({"who": ""}, "This field is required."),
    ],
)
def test_what_is_not_right_comes_back_beside_the_field(client, attendance, wrong, sentence):
    page = client.post(HERE, {"code": attendance.session.code, "who": "Ana Exemplo"} | wrong)

    attendance.refresh_from_db()
    assert (page.status_code, attendance.checked_in_at, sentence in page.content.decode()) == (422, None, True)
