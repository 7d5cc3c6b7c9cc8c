"""Many files opened in a short time, and a record that does not fit its seals, are told to those who must know."""

from collections import Counter
from datetime import timedelta
from functools import partial

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Alert, Check, Event
from mentores.audit.sealing import seal
from mentores.audit.selectors import LIST, mass_readers
from mentores.audit.services import record, record_reading
from mentores.messaging.models import Message, State
from mentores.partners.alerts import check_the_record, tell_of_mass_reading
from tests.factories.accounts import make_appointed, make_person
from tests.factories.moments import NOON, after
from tests.factories.partners import make_coordinator, make_entity, make_technician
from tests.races.racing import race

MINUTE = timedelta(minutes=1)


def open_files(viewer: Viewer, number: int, *, at=NOON, first: int = 0) -> None:
    """Open so many different files, all at one moment."""
    for subject in range(first, first + number):
        record_reading("mentee", f"file{subject}", by=viewer, at=at)


def told(notice: str = "partners/many_files_opened") -> Counter[User | None]:
    """Who was written to, and how often."""
    return Counter(message.person for message in Message.objects.filter(notice=notice).select_related("person"))


def test_more_than_sixty_different_files_within_an_hour_are_told_to_the_coordinators_and_the_national_ones(db):
    entity = make_entity()
    coordinator, technician = make_coordinator(entity), make_technician(entity)
    make_coordinator(make_entity())
    national = make_appointed(Role.NATIONAL_COORDINATOR)
    make_appointed(Role.NATIONAL_TECHNICIAN)
    open_files(technician, 61)

    tell_of_mass_reading(at=NOON + MINUTE)

    assert told() == {coordinator.person: 1, national.person: 1}
    alert = Alert.objects.get()
    assert (alert.person_id, alert.files, alert.entities) == (technician.person_id, 61, [entity.pk])


def test_the_message_names_the_reader_and_the_number_in_its_body_and_not_in_its_subject(db):
    entity = make_entity()
    make_coordinator(entity, person=make_person(language="en"))
    open_files(make_technician(entity, person=make_person("Amina Segredo")), 75)

    tell_of_mass_reading(at=NOON)

    message = Message.objects.get(notice="partners/many_files_opened")
    assert "Amina Segredo opened 75 different files" in message.body
    assert "Segredo" not in message.subject


def test_the_message_leaves_without_waiting_for_anybody(db, mailoutbox):
    entity = make_entity()
    make_coordinator(entity)
    open_files(make_technician(entity), 61)

    tell_of_mass_reading(at=NOON)

    assert (Message.objects.get().state, len(mailoutbox)) == (State.SENT, 1)


def test_sixty_files_are_not_told(db):
    entity = make_entity()
    make_coordinator(entity)
    open_files(make_technician(entity), 60)

    tell_of_mass_reading(at=NOON)

    assert (told(), Alert.objects.count()) == ({}, 0)


def test_the_same_file_opened_often_is_one_file(db):
    entity = make_entity()
    make_coordinator(entity)
    technician = make_technician(entity)
    for _ in range(5):
        open_files(technician, 30)

    tell_of_mass_reading(at=NOON)

    assert told() == {}


def test_a_list_is_no_file(db):
    technician = make_technician(make_entity())
    open_files(technician, 60)
    record_reading(LIST, "mentees", by=technician, at=NOON)

    assert mass_readers(at=NOON, more_than=60) == []


def test_files_opened_over_more_than_an_hour_are_not_told(db):
    technician = make_technician(make_entity())
    open_files(technician, 40)
    open_files(technician, 40, first=40, at=NOON + 60 * MINUTE)

    assert mass_readers(at=NOON + 60 * MINUTE, more_than=60) == []
    assert [reader.files for reader in mass_readers(at=NOON + 59 * MINUTE, more_than=39)] == [40]


def test_several_people_are_counted_apart(db):
    entity = make_entity()
    for first in (0, 40):
        open_files(make_technician(entity), 40, first=first)

    assert mass_readers(at=NOON, more_than=60) == []


def test_what_the_platform_itself_reads_is_told_to_nobody(db):
    open_files(SYSTEM, 100)

    assert mass_readers(at=NOON, more_than=60) == []


def test_somebody_is_told_of_at_most_once_an_hour(db):
    entity = make_entity()
    coordinator, technician = make_coordinator(entity), make_technician(entity)
    for minute in range(121):
        open_files(technician, 2, first=2 * minute, at=NOON + minute * MINUTE)
        tell_of_mass_reading(at=NOON + minute * MINUTE)

    moments = list(Alert.objects.order_by("at").values_list("at", flat=True))
    assert moments == [NOON + 30 * MINUTE, NOON + 90 * MINUTE]
    assert told() == {coordinator.person: 2}


def test_a_coordinator_who_opens_many_files_is_told_of_to_the_others(db):
    entity = make_entity()
    reader, other = make_coordinator(entity), make_coordinator(entity)
    open_files(reader, 61)

    tell_of_mass_reading(at=NOON)

    assert told() == {other.person: 1}


def test_somebody_who_works_for_two_entities_is_told_of_in_both(db):
    one, two = make_entity(), make_entity()
    coordinators = [make_coordinator(entity).person for entity in (one, two)]
    reader = make_person()
    open_files(make_technician(one, person=reader), 40)
    open_files(make_technician(two, person=reader), 40, first=40)

    tell_of_mass_reading(at=NOON)

    assert told() == dict.fromkeys(coordinators, 1)


def test_a_national_coordinator_who_opens_many_files_is_told_of_to_the_others(db):
    reader, other = make_appointed(), make_appointed()
    open_files(reader, 61)

    tell_of_mass_reading(at=NOON)

    assert told() == {other.person: 1}


def test_several_clocks_tell_once(transactional_db, size):
    for turn in range(size(3, 50)):
        entity, at = make_entity(), after(days=turn)
        coordinator = make_coordinator(entity)
        open_files(make_technician(entity), 61, at=at)

        ends = race([partial(tell_of_mass_reading, at=at)] * 6)

        assert (set(ends), told()[coordinator.person]) == ({None}, 1)


def test_a_record_that_fits_is_told_to_nobody_and_one_that_does_not_to_those_who_watch(db):
    auditor, national = make_appointed(Role.AUDITOR), make_appointed(Role.NATIONAL_COORDINATOR)
    make_appointed(Role.EDITOR)
    record("tests", "knock", kind="door", subject="door", by=SYSTEM, at=NOON)
    seal(at=NOON)
    check_the_record(at=NOON)
    before = told("partners/record_broken")

    Event.objects.update(role="auditor")
    check_the_record(at=after(days=1))

    assert (before, told("partners/record_broken")) == ({}, {auditor.person: 1, national.person: 1})
    assert list(Check.objects.order_by("at").values_list("faults", flat=True)) == [0, Event.objects.count()]
