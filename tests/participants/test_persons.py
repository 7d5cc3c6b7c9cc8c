"""Putting right who somebody is and how they are reached."""

from dataclasses import replace

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError

from mentores.accounts.models import User
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.selectors import history_of
from mentores.participants.services.persons import Details, correct_person
from tests.factories.accounts import as_participant, make_person
from tests.factories.moments import NOON
from tests.factories.participants import make_mentee
from tests.factories.partners import make_entity, make_reader, make_technician

NOW = Details(
    full_name="Amina Única",
    preferred_name="Mina",
    phone="+351912345678",
    contact_email="amina@example.org",
    language="ar",
)


@pytest.fixture
def mentee(db):
    mentee = make_mentee(person=make_person("Amina Unica", email="antes@example.org", language="pt"))
    User.objects.filter(pk=mentee.person_id).update(contact_confirmed_at=NOON)
    return mentee


def test_name_and_contact_are_put_right_and_the_history_says_who_and_what(mentee):
    by = make_technician(mentee.entity)

    change = correct_person(mentee.profile, NOW, by=by, at=NOON)

    person = User.objects.get(pk=mentee.person_id)
    assert (person.full_name, person.preferred_name, person.phone) == ("Amina Única", "Mina", "+351912345678")
    assert (person.contact_email, person.language) == ("amina@example.org", "ar")
    assert change is not None
    assert (change, change.person) == (history_of(mentee.profile)[0], by.person)
    assert sorted(change.fields) == ["contact_email", "full_name", "language", "phone", "preferred_name"]
    assert change.before == {"language": "pt"}
    assert Event.objects.filter(act="correct_person", subject=person.public_id).count() == 1


def test_a_new_contact_is_one_that_nobody_has_confirmed(mentee):
    by = make_technician(mentee.entity)
    same_mail = replace(NOW, contact_email="antes@example.org")

    correct_person(mentee.profile, same_mail, by=by, at=NOON)
    before = User.objects.get(pk=mentee.person_id).contact_confirmed_at
    correct_person(mentee.profile, NOW, by=by, at=NOON)

    assert (before, User.objects.get(pk=mentee.person_id).contact_confirmed_at) == (NOON, None)


def test_what_stands_there_already_is_no_change(mentee):
    by = make_technician(mentee.entity)
    correct_person(mentee.profile, NOW, by=by, at=NOON)

    assert correct_person(mentee.profile, NOW, by=by, at=NOON) is None
    assert len(history_of(mentee.profile)) == 1


def test_nobody_else_writes_the_email_of_whoever_signs_in(mentee):
    EmailAddress.objects.create(user=mentee.person, email="antes@example.org", verified=True, primary=True)
    by = make_technician(mentee.entity)

    with pytest.raises(ActNotPossible):
        correct_person(mentee.profile, NOW, by=by, at=NOON)
    change = correct_person(mentee.profile, replace(NOW, contact_email="antes@example.org"), by=by, at=NOON)

    assert change is not None
    assert User.objects.get(pk=mentee.person_id).contact_email == "antes@example.org"


@pytest.mark.parametrize("who", ["foreign", "reader", "oneself"])
def test_only_the_staff_who_work_with_somebody_correct_them_here(mentee, who):
    viewers = {
        "foreign": lambda: make_technician(make_entity()),
        "reader": lambda: make_reader(mentee.entity),
        "oneself": lambda: as_participant(mentee.person),
    }

    with pytest.raises(PermissionDenied):
        correct_person(mentee.profile, NOW, by=viewers[who](), at=NOON)


def test_what_is_no_address_is_refused(mentee):
    by = make_technician(mentee.entity)

    with pytest.raises(ValidationError):
        correct_person(mentee.profile, replace(NOW, contact_email="amina@"), by=by, at=NOON)
