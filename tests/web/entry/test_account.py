"""One's own account: details, logins, places, lost factors."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from mentores.access.models import SignIn
from mentores.access.selectors import logins_of
from mentores.accounts.models import User
from mentores.messaging.models import Message
from tests.factories.access import make_app, make_reset, make_sign_in
from tests.factories.accounts import make_appointed, make_person
from tests.factories.partners import make_coordinator, make_entity, make_technician
from tests.web.entry.coming_in import EMAIL, PHONE, come_in, mailed, texted, with_login
from tests.web.links.opening import address, link_to

ACCOUNT, DETAILS, LOGINS = "/entry/account/", "/entry/account/details", "/entry/account/logins"
CODES, PLACES, RESETS = "/entry/account/logins/codes", "/entry/account/places", "/entry/resets/"
NEW = "new@example.org"


def seated(person: User) -> Client:
    """A browser in which this person is signed in."""
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(person)
    return browser


def details(**changed: str) -> dict[str, str]:
    return {"full_name": "Ana", "preferred_name": "", "language": "en", "phone": "", "contact_by": "email"} | changed


@pytest.mark.parametrize(
    "name",
    ["Ana", "María-José d’Ávila e Sousa Ó Briain van der Berg", "محمد عبد الرحمن", "Оксана", "李小龍", "X Æ A-12"],
)
def test_a_name_is_one_word_or_eight_in_any_script(db, name):
    person = make_person("Somebody Else")

    answer = seated(person).post(DETAILS, details(full_name=name))

    person.refresh_from_db()
    assert (answer.status_code, person.full_name) == (302, name)


def test_a_person_says_how_to_be_called_and_reached_and_in_which_language(db):
    person = make_person("Ana Coutinho", language="pt")

    written = details(preferred_name="Aninhas", language="ar", phone="912 345 678", contact_by="sms")
    seated(person).post(DETAILS, written)

    person.refresh_from_db()
    assert (person.called, person.language, person.phone, person.contact_by) == ("Aninhas", "ar", PHONE, "sms")


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ({"full_name": " "}, ["full_name"]),
        ({"full_name": "x" * 201}, ["full_name"]),
        ({"language": "xx"}, ["language"]),
        ({"phone": "12"}, ["phone"]),
        ({"contact_by": "sms"}, ["phone"]),
        ({"contact_by": "call"}, ["phone"]),
        ({"contact_by": "pigeon"}, ["contact_by"]),
    ],
)
def test_what_is_not_right_stays_on_the_page_as_it_was_typed(db, written, wrong):
    answer = seated(make_person()).post(DETAILS, details(preferred_name="Aninhas", **written))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, wrong)
    assert "Aninhas" in answer.content.decode()


def test_the_account_is_linked_from_every_door(db):
    entity = make_entity()
    coordinator = make_coordinator(entity).person
    national = make_appointed().person

    for person, door in ((coordinator, "/desk/"), (national, "/office/")):
        assert person is not None
        assert f'href="{ACCOUNT}"' in seated(person).get(door).content.decode()


@pytest.mark.parametrize("language", ["pt", "ar"])
def test_the_role_worn_is_seen_and_changed_on_every_page(db, language):
    person = make_coordinator(make_entity("Porta Aberta"), person=make_person(language=language)).person
    assert person is not None
    make_coordinator(make_entity("Casa do Rio"), person=person)
    browser = seated(person)

    for page in ("/desk/", "/desk/mentors/", ACCOUNT, LOGINS, PLACES, RESETS, "/pt/", "/ar/"):
        shown = browser.get(page).content.decode()
        assert (page, "Casa do Rio" in shown, 'href="/entry/hats"' in shown) == (page, True, True)


def test_a_telephone_is_added_with_the_code_sent_to_it(client, db):
    person = with_login()
    come_in(client)

    asked = client.post("/entry/account/logins/phone", {"target": "912 345 678"})
    done = client.post(CODES, {"code": texted()})

    assert (asked["Location"], done["Location"], logins_of(person)) == (CODES, LOGINS, [EMAIL, PHONE])


def test_an_address_changes_with_two_codes_and_this_session_goes_on_under_another_key(client, db):
    person = with_login()
    elsewhere = Client()
    come_in(elsewhere)
    come_in(client)
    client.post("/entry/account/logins/email", {"target": "New@example.org"})
    before = client.session.session_key

    refused = client.post(CODES, {"code": mailed(NEW), "old_code": "AAAAAA"})
    client.post("/entry/account/logins/email", {"target": "New@example.org"})
    done = client.post(CODES, {"code": mailed(NEW), "old_code": mailed(EMAIL)})

    assert (refused.status_code, done.status_code, logins_of(person)) == (422, 302, [NEW])
    assert [client.get(ACCOUNT).status_code, elsewhere.get(ACCOUNT).status_code] == [200, 302]
    assert client.session.session_key != before


def test_an_address_of_somebody_else_gets_the_same_answer(client, db):
    with_login(email="taken@example.org")
    with_login()
    come_in(client)
    answers = []
    for target in ("taken@example.org", "free@example.org"):
        answer = client.post("/entry/account/logins/email", {"target": target})
        page = client.get(CODES)
        wrong = client.post(CODES, {"code": "AAAAAA", "old_code": mailed(EMAIL)})
        answers.append((answer.status_code, answer["Location"], page.status_code, wrong.status_code))

    assert answers[0] == answers[1]
    assert "taken@example.org" not in [to for message in mail.outbox if "code" in message.body for to in message.to]


def test_the_only_login_is_not_removed(client, db):
    person = with_login()
    come_in(client)

    client.post("/entry/account/logins/remove", {"login": EMAIL})

    assert logins_of(person) == [EMAIL]


def test_the_places_are_listed_and_ended_one_by_one(client, db):
    with_login()
    there = Client(headers={"user-agent": "Mozilla/5.0 (Android 14; Mobile) Firefox/140.0"})
    come_in(there)
    come_in(client)
    sign_in = SignIn.objects.get(browser="Firefox, Android")

    page = client.get(PLACES).content.decode()
    client.post("/entry/account/places/end", {"place": sign_in.public_id})

    assert ("Firefox, Android" in page, "Firefox, Android" in client.get(PLACES).content.decode()) == (True, False)
    assert (there.get(ACCOUNT).status_code, client.get(ACCOUNT).status_code) == (302, 200)


def test_all_other_places_end_at_once(client, db):
    with_login()
    others = [Client() for _ in range(3)]
    for browser in (*others, client):
        come_in(browser)

    client.post("/entry/account/places/end-others")

    assert [browser.get(ACCOUNT).status_code for browser in (*others, client)] == [302, 302, 302, 200]


def test_nobody_ends_the_place_of_another(client, db):
    theirs = make_sign_in(make_person())
    client.force_login(make_person())

    client.post("/entry/account/places/end", {"place": theirs.public_id})

    theirs.refresh_from_db()
    assert theirs.ended_at is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_places_asks_the_database_the_same_whatever_its_length(
    client, db, count, django_assert_num_queries
):
    with_login()
    for _ in range(count):
        come_in(client)

    with django_assert_num_queries(9):
        client.get(PLACES)


def test_a_device_is_asked_about_once_and_the_button_signs_it_out(db):
    with_login()
    known, new = Client(), Client()
    come_in(known)
    come_in(new)

    message = Message.objects.get(notice="access/new_device")
    sign_in = SignIn.objects.order_by("pk").last()
    assert sign_in is not None
    button = address(link_to(sign_in.person, "session", sign_in.public_id))
    shown = Client().get(button)
    Client().post(button)

    assert (message.address, EMAIL in message.subject) == (EMAIL, False)
    assert (shown.status_code, SignIn.objects.filter(ended_at=None).count()) == (200, 1)
    assert [new.get(ACCOUNT).status_code, known.get(ACCOUNT).status_code] == [302, 200]


def test_the_token_of_the_device_is_hidden_from_scripts(client, db):
    with_login()
    come_in(client)

    cookie = client.cookies["device"]

    assert (cookie["httponly"], cookie["samesite"], len(cookie.value)) == (True, "Lax", 32)


def test_two_coordinators_take_away_a_lost_second_step(db):
    entity = make_entity()
    asking, agreeing, lost = make_coordinator(entity).person, make_coordinator(entity).person, make_technician(entity)
    assert asking is not None
    assert agreeing is not None
    assert lost.person is not None
    make_app(lost.person)

    offered = seated(asking).get(RESETS).content.decode()
    seated(asking).post(f"/entry/resets/ask/{lost.person.public_id}")
    reset = lost.person.factor_resets.get()
    own = seated(asking).get(RESETS).content.decode()
    alone = seated(asking).post(f"/entry/resets/{reset.public_id}/confirm").status_code
    done = seated(agreeing).post(f"/entry/resets/{reset.public_id}/confirm").status_code

    assert f"/entry/resets/ask/{lost.person.public_id}" in offered
    assert (f"{reset.public_id}/confirm" in own, f"{reset.public_id}/decline" in own) == (False, True)
    assert (alone, done, Authenticator.objects.filter(user=lost.person).count()) == (403, 302, 0)


def test_a_reset_decided_by_somebody_else_meanwhile_says_so(db):
    entity = make_entity()
    asking, agreeing = make_coordinator(entity), make_person(language="en")
    make_coordinator(entity, person=agreeing)
    lost = make_technician(entity).person
    assert lost is not None
    reset = make_reset(lost, by=asking)
    browser = seated(agreeing)
    browser.post(f"/entry/resets/{reset.public_id}/decline")

    answer = browser.post(f"/entry/resets/{reset.public_id}/confirm", follow=True)

    assert "Somebody has decided this already." in answer.content.decode()
