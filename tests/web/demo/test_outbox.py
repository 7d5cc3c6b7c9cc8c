"""The outbox of the demonstration shows what was written, to whom, and where its link leads."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentores.demo.models import Stamp
from mentores.links.services import issue
from mentores.messaging.services import send, send_code_by_sms
from mentores.messaging.wording import address_of_button
from mentores.web.demo.outbox.forms import kinds
from tests.factories.accounts import make_person
from tests.factories.moments import NOON, TODAY


def write(language="pt", *, days=0, name="", linked=False, address=None):
    """A message of the evaluations, which need no context."""
    person = make_person(name, language=language, email=address)
    at = NOON + timedelta(days=days)
    link = issue(person, purpose="rating", kind="rating", subject="a" * 12, lasts=timedelta(days=9), at=at)
    return send(person, "evaluations/asked", at=at, link=link if linked else None)


@pytest.fixture
def stamped(db):
    Stamp.objects.create(stage="running", loaded_on=TODAY)


def test_the_newest_message_comes_first(client, stamped):
    old, new = write(days=0), write(days=1)

    page = client.get("/demo/outbox/").content.decode()

    assert page.index(new.address) < page.index(old.address)


def test_a_message_can_be_opened_and_its_link_followed(client, stamped):
    message = write(linked=True)

    listing = client.get("/demo/outbox/").content.decode()
    page = client.get(f"/demo/outbox/{message.public_id}/").content.decode()

    link = f'href="{address_of_button(message)}"'
    assert (link in listing, link in page, f'href="/demo/outbox/{message.public_id}/"' in listing) == (True, True, True)


def test_the_list_is_narrowed_to_a_language(client, stamped):
    in_arabic, in_portuguese = write("ar"), write("pt")

    page = client.get("/demo/outbox/?language=ar").content.decode()

    assert (in_arabic.address in page, in_portuguese.address in page) == (True, False)


def test_the_list_is_narrowed_to_a_kind_of_message(client, stamped):
    message, every_kind = write(), [name for name, _ in kinds() if name]

    found = [message.address in client.get(f"/demo/outbox/?notice={name}").content.decode() for name in every_kind]

    assert [name for name, here in zip(every_kind, found, strict=True) if here] == ["evaluations/asked"]


def test_an_unknown_filter_filters_nothing(client, stamped):
    message = write()

    assert message.address in client.get("/demo/outbox/?language=xx&notice=yy").content.decode()


def test_a_long_list_has_pages(client, stamped):
    first = write(days=-1)
    for _turn in range(25):
        write()

    pages = [client.get(f"/demo/outbox/?page={number}").content.decode() for number in (1, 2)]

    assert [first.address in page for page in pages] == [False, True]


@pytest.mark.parametrize(("language", "direction"), [("pt", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_a_message_reads_in_the_direction_of_its_language(client, stamped, language, direction):
    message = write(language)

    page = client.get(f"/demo/outbox/{message.public_id}/").content.decode()

    assert f'<article lang="{language}" dir="{direction}">' in page


def test_a_message_without_an_address_says_so(client, stamped):
    message = write(address="")

    pages = [
        client.get(address).content.decode() for address in ("/demo/outbox/", f"/demo/outbox/{message.public_id}/")
    ]

    assert [str(message.get_state_display()) in page for page in pages] == [True, True]


def test_an_empty_outbox_says_what_to_do(client, stamped):
    assert client.get("/demo/outbox/").status_code == 200


def test_an_unknown_message_is_not_there(client, stamped):
    assert client.get("/demo/outbox/abcdefghijkm/").status_code == 404


def test_the_list_asks_as_many_questions_for_one_message_as_for_many(client, stamped):
    write()
    with CaptureQueriesContext(connection) as one:
        client.get("/demo/outbox/")
    for _turn in range(20):
        write()

    with CaptureQueriesContext(connection) as many:
        client.get("/demo/outbox/")

    assert len(one) == len(many)


def test_a_text_message_shows_the_number_and_its_way(client, stamped):
    message = send_code_by_sms("+351912345678", "123456", language="pt", at=NOON)

    page = client.get(f"/demo/outbox/{message.public_id}/").content.decode()

    assert ["+351912345678" in page, "123456" in page, str(message.get_channel_display()) in page] == [True, True, True]
