"""Adding people, appointing them, and their logins."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError

from mentores.accounts import services
from mentores.accounts.roles import Role
from mentores.accounts.viewer import VISITOR, Viewer, through_link
from mentores.audit.models import Event
from tests.factories.accounts import as_participant, make_person
from tests.factories.moments import NOON, TODAY


def claiming(person) -> Viewer:
    return through_link(person, purpose="claim", kind="person", subject=person.public_id)


def addresses_of(person) -> list[tuple[str, bool, bool]]:
    rows = EmailAddress.objects.filter(user=person).order_by("pk")
    return list(rows.values_list("email", "verified", "primary"))


def test_a_new_person_has_no_login(db):
    person = make_person("Maria Tavares", email="", phone="+351912345678", language="en")

    assert (person.has_usable_password(), person.language, person.created_at) == (False, "en", NOON)
    assert addresses_of(person) == []


def test_families_share_a_mailbox_and_a_telephone(db):
    mother = make_person(email="familia@example.org", phone="+351912345678")
    son = make_person(email="familia@example.org", phone="+351912345678")

    assert mother.public_id != son.public_id


@pytest.mark.parametrize("email", ["nobody", "a@b", "a b@example.org"])
def test_a_mistyped_address_is_refused(db, email):
    with pytest.raises(ValidationError):
        make_person(email=email)


def test_nobody_is_appointed_to_a_role_of_an_entity(db):
    with pytest.raises(ValidationError):
        services.appoint(make_person(), role=Role.TECHNICIAN, since=TODAY)


def test_nobody_is_appointed_to_the_same_role_twice(db):
    person = make_person()
    services.appoint(person, role=Role.AUDITOR, since=TODAY)

    with pytest.raises(ValidationError):
        services.appoint(person, role=Role.AUDITOR, since=TODAY)


def test_a_person_chooses_the_language_of_messages(db):
    person = make_person(language="pt")

    services.set_language(person, language="ar")

    person.refresh_from_db()
    assert person.language == "ar"


def test_a_login_begins_with_the_link_sent_to_the_mailbox(db):
    person = make_person(email="Ana@Example.org")

    services.claim(person, by=claiming(person), at=NOON)

    assert addresses_of(person) == [("ana@example.org", True, True)]
    assert [event.subject for event in Event.objects.filter(act="claim")] == [person.public_id]


def test_claiming_twice_changes_nothing(db):
    person = make_person(email="ana@example.org")

    services.claim(person, by=claiming(person), at=NOON)
    services.claim(person, by=claiming(person), at=NOON)

    assert addresses_of(person) == [("ana@example.org", True, True)]


def test_an_address_belongs_to_the_first_who_claims_it(db):
    mother, son = make_person(email="familia@example.org"), make_person(email="Familia@example.org")
    services.claim(mother, by=claiming(mother), at=NOON)

    with pytest.raises(services.AddressTaken):
        services.claim(son, by=claiming(son), at=NOON)

    assert (len(addresses_of(mother)), addresses_of(son)) == (1, [])


def test_after_a_change_of_mailbox_the_new_one_signs_in(db):
    person = make_person(email="old@example.org")
    services.claim(person, by=claiming(person), at=NOON)
    person.contact_email = "new@example.org"
    person.save()

    services.claim(person, by=claiming(person), at=NOON)

    assert addresses_of(person) == [("old@example.org", True, False), ("new@example.org", True, True)]


def test_nobody_claims_a_login_by_another_way(db):
    person, other = make_person(), make_person()
    others = [
        VISITOR,
        as_participant(person),
        claiming(other),
        through_link(person, purpose="mentorship", kind="person", subject=person.public_id),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            services.claim(person, by=viewer, at=NOON)

    assert addresses_of(person) == []


def test_a_person_without_a_mailbox_goes_on_by_links(db):
    person = make_person(email="")

    with pytest.raises(PermissionDenied):
        services.claim(person, by=claiming(person), at=NOON)
