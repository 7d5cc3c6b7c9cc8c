"""What a person signs in with: claimed, added, changed by two codes, removed."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from mentores.access.models import SignIn
from mentores.access.selectors import login_of_kind, logins_of, person_signing_in_with
from mentores.access.services import logins
from mentores.access.services.codes import TooManyTries, WrongCode
from mentores.accounts.models import LoginPhone, User
from mentores.accounts.services import AddressTaken, claim
from mentores.accounts.viewer import VISITOR, Viewer, through_link
from mentores.audit.models import Event
from mentores.messaging.models import Message
from tests.factories.access import make_sign_in
from tests.factories.accounts import as_participant, make_person
from tests.factories.moments import NOON

OLD, NEW = "old@example.org", "new@example.org"
PHONE, OTHER_PHONE = "+351912345678", "+351912345679"


def claiming(person: User) -> Viewer:
    return through_link(person, purpose="claim", kind="person", subject=person.public_id)


def with_login(email: str = OLD) -> User:
    person = make_person(email=email, language="en")
    claim(person, by=claiming(person), at=NOON)
    return person


def with_phone(number: str = PHONE) -> User:
    person = make_person(email="", phone=number, language="en")
    logins.ask_to_claim_phone(person, by=claiming(person), at=NOON)
    logins.claim_phone(person, code=texted(number), by=claiming(person), at=NOON)
    return person


def mailed(address: str) -> str:
    """The code in the newest mail to this address."""
    body = next(str(message.body) for message in reversed(mail.outbox) if message.to == [address])
    found = re.search(r"^\s*([A-Z0-9]{6})\s*$", body, re.MULTILINE)
    assert found is not None
    return found[1]


def texted(number: str) -> str:
    """The code in the newest text message to this number."""
    message = Message.objects.filter(phone=number, is_code=True).order_by("pk").last()
    assert message is not None
    found = re.search(r"\b([B-Z2-9]{6})\b", message.body)
    assert found is not None
    return found[1]


def ask(person: User, target: str) -> None:
    logins.ask_to_change_login(person, target=target, by=as_participant(person), at=NOON)


def change(person: User, target: str, code: str, old_code: str = "") -> None:
    by = as_participant(person)
    logins.change_login(person, target=target, code=code, old_code=old_code, keep="here", by=by, at=NOON)


def test_a_telephone_is_claimed_with_the_code_sent_to_it(db):
    person = with_phone()

    assert (logins_of(person), person_signing_in_with(PHONE)) == ([PHONE], person)
    assert [event.subject for event in Event.objects.filter(act="claim_phone")] == [person.public_id]


def test_a_wrong_code_claims_nothing(db):
    person = make_person(email="", phone=PHONE)
    logins.ask_to_claim_phone(person, by=claiming(person), at=NOON)

    with pytest.raises(WrongCode):
        logins.claim_phone(person, code="AAAAAA", by=claiming(person), at=NOON)

    assert logins_of(person) == []


def test_a_telephone_that_a_family_shares_belongs_to_the_first_who_claims_it(db):
    with_phone()
    son = make_person(email="", phone=PHONE)
    logins.ask_to_claim_phone(son, by=claiming(son), at=NOON)

    with pytest.raises(AddressTaken):
        logins.claim_phone(son, code=texted(PHONE), by=claiming(son), at=NOON)

    assert logins_of(son) == []


def test_nobody_claims_a_telephone_without_the_link_of_its_person(db):
    person, other = make_person(phone=PHONE), make_person(phone=OTHER_PHONE)
    wrong = [VISITOR, as_participant(person), claiming(other)]

    for viewer in wrong:
        with pytest.raises(PermissionDenied):
            logins.ask_to_claim_phone(person, by=viewer, at=NOON)
        with pytest.raises(PermissionDenied):
            logins.claim_phone(person, code="AAAAAA", by=viewer, at=NOON)

    without = make_person(phone="")
    with pytest.raises(PermissionDenied):
        logins.ask_to_claim_phone(without, by=claiming(without), at=NOON)


def test_a_telephone_is_added_with_one_code(db):
    person = with_login()

    ask(person, PHONE)
    change(person, PHONE, texted(PHONE))

    assert logins_of(person) == [OLD, PHONE]
    assert [message.to for message in mail.outbox] == []


def test_an_address_changes_with_the_code_of_the_new_and_that_of_the_old(db):
    person = with_login()
    ask(person, NEW)

    change(person, NEW, mailed(NEW), mailed(OLD))

    person.refresh_from_db()
    assert (logins_of(person), person.contact_email) == ([NEW], NEW)
    assert list(EmailAddress.objects.filter(user=person).values_list("email", "verified", "primary")) == [
        (NEW, True, True)
    ]
    told = Message.objects.filter(notice="access/login_changed").order_by("pk")
    assert list(told.values_list("address", flat=True)) == [OLD, NEW]


@pytest.mark.parametrize("missing", ["new", "old", "both", "swapped"])
def test_one_of_the_two_codes_is_not_enough(db, missing):
    person = with_login()
    ask(person, NEW)
    new, old = mailed(NEW), mailed(OLD)
    given = {"new": ("AAAAAA", old), "old": (new, ""), "both": ("", ""), "swapped": (old, new)}[missing]

    with pytest.raises(WrongCode):
        change(person, NEW, *given)

    assert logins_of(person) == [OLD]


def test_a_contact_address_of_another_kind_stays_when_the_login_changes(db):
    person = with_login()
    person.contact_email = "work@example.org"
    person.save()
    ask(person, NEW)

    change(person, NEW, mailed(NEW), mailed(OLD))

    person.refresh_from_db()
    assert person.contact_email == "work@example.org"


def test_an_address_of_somebody_else_gets_no_code_and_its_owner_is_told(db):
    owner, person = with_login(NEW), with_login(OLD)

    ask(person, NEW)

    assert [message.to for message in mail.outbox] == [[OLD]]
    assert list(Message.objects.filter(notice="access/login_taken").values_list("person", flat=True)) == [owner.pk]
    with pytest.raises(WrongCode):
        change(person, NEW, "AAAAAA", mailed(OLD))


def test_an_address_that_somebody_took_meanwhile_is_refused(db):
    person = with_login(OLD)
    ask(person, NEW)
    with_login(NEW)

    with pytest.raises(AddressTaken):
        change(person, NEW, mailed(NEW), mailed(OLD))

    assert logins_of(person) == [OLD]


def test_everybody_signed_in_elsewhere_is_signed_out_when_the_login_changes(db):
    person = with_login()
    make_sign_in(person)
    ask(person, PHONE)

    change(person, PHONE, texted(PHONE))

    assert list(SignIn.objects.values_list("ended_at", flat=True)) == [NOON]


def test_nobody_changes_the_login_of_another(db):
    person, other = with_login(), make_person()

    for viewer in (VISITOR, as_participant(other), claiming(person)):
        with pytest.raises(PermissionDenied):
            logins.ask_to_change_login(person, target=NEW, by=viewer, at=NOON)
        with pytest.raises(PermissionDenied):
            logins.change_login(person, target=NEW, code="A", keep="", by=viewer, at=NOON)
        with pytest.raises(PermissionDenied):
            logins.remove_login(person, target=OLD, by=viewer, at=NOON)


def test_codes_are_not_sent_without_end(db):
    person = with_login()
    for _ in range(5):
        ask(person, NEW)

    with pytest.raises(TooManyTries):
        ask(person, NEW)


@pytest.mark.parametrize(("removed", "left"), [(OLD, [PHONE]), (PHONE, [OLD]), (NEW, [OLD, PHONE])])
def test_one_of_two_logins_is_removed(db, removed, left):
    person = with_login()
    ask(person, PHONE)
    change(person, PHONE, texted(PHONE))

    logins.remove_login(person, target=removed, by=as_participant(person), at=NOON)

    assert logins_of(person) == left


def test_the_last_login_stays(db):
    person = with_login()

    with pytest.raises(logins.LastLogin):
        logins.remove_login(person, target=OLD, by=as_participant(person), at=NOON)

    assert logins_of(person) == [OLD]


def test_another_address_becomes_the_main_one_when_the_main_one_goes(db):
    person = with_login()
    EmailAddress.objects.create(user=person, email=NEW, verified=True, primary=False)

    logins.remove_login(person, target=OLD, by=as_participant(person), at=NOON)

    assert EmailAddress.objects.get(user=person).primary


def test_what_a_new_login_replaces_is_of_its_own_kind(db):
    person = with_login()

    assert [login_of_kind(person, NEW), login_of_kind(person, PHONE)] == [OLD, ""]


@pytest.mark.parametrize("number", ["912345678", "+0912345678", "+351 912", ""])
def test_the_database_keeps_numbers_in_international_form_only(db, number):
    person = make_person()

    with pytest.raises(IntegrityError), transaction.atomic():
        LoginPhone.objects.create(person=person, number=number, verified_at=NOON)


def test_the_database_gives_a_number_to_one_person_and_a_person_one_number(db):
    person = with_phone()

    for owner, number in ((make_person(), PHONE), (person, OTHER_PHONE)):
        with pytest.raises(IntegrityError), transaction.atomic():
            LoginPhone.objects.create(person=owner, number=number, verified_at=NOON)


def test_nobody_learns_from_the_brake_whose_a_login_is_nor_floods_its_owner(db):
    owner, person = with_login(NEW), make_person()
    for _ in range(5):
        ask(person, NEW)

    with pytest.raises(TooManyTries):
        ask(person, NEW)

    assert Message.objects.filter(notice="access/login_taken", person=owner).count() == 5
