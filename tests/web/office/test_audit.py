"""The auditor reads, narrows and takes away the record, and sees how it is sealed."""

import csv
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Alert, Event, Reading
from mentores.audit.sealing import check, seal
from mentores.audit.services import record, record_reading
from mentores.reporting.record import Asked, every_row
from mentores.schedule.models import Job
from tests.factories.accounts import make_appointed, make_person
from tests.factories.admissions import make_application
from tests.factories.moments import NOON, after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_coordinator, make_entity, make_technician
from tests.web.desk.visiting import queries, text_of
from tests.web.office.sitting import seated

AUDIT, EXPORT = "/office/audit/", "/office/audit/export"


@pytest.fixture
def auditor(db) -> Client:
    return seated(Role.AUDITOR)


def knock(subject: str = "door", *, act: str = "knock", by: Viewer = SYSTEM, at=NOON) -> None:
    record("tests", act, kind="door", subject=subject, by=by, at=at)


def subjects(page: Any) -> list[str]:
    return [row.subject for row in page.context["page"].rows]


def exported(client: Client, **asked: str) -> list[list[str]]:
    answer: Any = client.post(EXPORT, asked)
    text = b"".join(answer.streaming_content).decode()
    return list(csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True)))


def test_the_auditor_reads_what_was_done_in_which_role_and_never_by_whom(auditor):
    application = make_application(make_entity(), person=make_person("Amina Segredo"), at=timezone.now())

    page = auditor.get(AUDIT)

    assert f"admissions.begin application {application.public_id} – visitor" in text_of(page)
    assert "Segredo" not in page.content.decode()


def test_a_colleague_who_acted_has_a_code_and_the_entity_a_name(auditor):
    technician = make_technician(make_entity("Porta Aberta"), person=make_person("Rui Segredo"))
    knock(by=technician)

    page = auditor.get(AUDIT, {"act": "knock"})

    assert technician.person
    assert f"tests.knock door door {technician.person.public_id} technician Porta Aberta" in text_of(page)
    assert "Segredo" not in page.content.decode()


def test_the_record_says_who_opened_personal_data_and_why(auditor):
    mentee = make_mentee(person=make_person("Amina Segredo"))
    national = make_appointed(Role.NATIONAL_COORDINATOR)
    record_reading("mentee", mentee.public_id, by=national, at=NOON, reason="A complaint was sent.")

    page = auditor.get(AUDIT, {"record": "readings"})

    assert national.person
    assert f"mentee {mentee.public_id} {national.person.public_id} national coordinator – A complaint" in text_of(page)
    assert "Segredo" not in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"act": "open"}, ["opened"]),
        ({"app": "tests", "kind": "door"}, ["late", "opened", "first"]),
        ({"subject": "first"}, ["first"]),
        ({"role": "technician"}, ["opened"]),
        ({"since": "2026-03-03"}, ["late"]),
        ({"until": "2026-03-02", "app": "tests"}, ["opened", "first"]),
        ({"since": "2026-03-02", "until": "2026-03-02", "app": "tests"}, ["opened", "first"]),
        ({"kind": "window"}, ["late", "opened", "first"]),
        ({"since": "yesterday"}, ["late", "opened", "first"]),
    ],
)
def test_the_record_is_narrowed(db, asked, expected):
    technician = make_technician(make_entity())
    client = seated(Role.AUDITOR)
    Event.objects.all().delete()
    knock("first")
    knock("opened", act="open", by=technician, at=after(hours=1))
    knock("late", at=after(hours=12))

    assert subjects(client.get(AUDIT, asked)) == expected


def test_the_record_is_narrowed_to_an_entity_and_to_the_code_of_a_person(auditor):
    entity = make_entity()
    technician, other = make_technician(entity), make_technician(make_entity())
    for number, viewer in enumerate([technician, other]):
        record_reading("door", f"door{number}", by=viewer, at=NOON)

    assert technician.person
    assert other.person
    of_entity = auditor.get(AUDIT, {"record": "readings", "entity": entity.public_id})
    of_person = auditor.get(AUDIT, {"record": "readings", "person": other.person.public_id})

    assert (subjects(of_entity), subjects(of_person)) == (["door0"], ["door1"])


def test_looking_for_one_person_is_a_reading_itself(auditor):
    person = make_person()

    auditor.get(AUDIT, {"record": "acts", "person": person.public_id})

    assert list(Reading.objects.values_list("kind", "subject", "role")) == [("person", person.public_id, "auditor")]


def test_days_are_those_of_lisbon(auditor):
    Event.objects.all().delete()
    knock("still the second of July", at=NOON.replace(month=7, hour=22, minute=59))
    knock("the third of July", at=NOON.replace(month=7, hour=23, minute=0))

    assert subjects(auditor.get(AUDIT, {"since": "2026-07-03"})) == ["the third of July"]


def test_the_pages_show_every_row_once_whatever_is_added_meanwhile(auditor):
    Event.objects.all().delete()
    for number in range(120):
        knock(f"door{number}", at=after(hours=number // 7))
    page = auditor.get(AUDIT)
    met = subjects(page)
    while page.context["page"].older:
        knock("later", at=after(days=99))
        page = auditor.get(AUDIT, {"before": page.context["page"].older})
        met += subjects(page)

    assert met == [f"door{number}" for number in reversed(range(120))]


@pytest.mark.parametrize("before", ["nonsense", "2026-03-02T12:00:00+00:00", "~5", "x~5", "2026-03-02~x"])
def test_a_place_that_cannot_be_read_is_the_beginning(auditor, before):
    knock()

    assert subjects(auditor.get(AUDIT, {"before": before}))[0] == "door"


def test_an_empty_answer_says_what_to_do(auditor):
    assert "Nothing is recorded here" in text_of(auditor.get(AUDIT, {"subject": "nobody"}))


def test_the_page_asks_the_same_whatever_its_length(auditor):
    for number in range(3):
        knock(str(number), by=make_coordinator(make_entity()))
    auditor.get(AUDIT)
    few = queries(auditor, AUDIT)
    for number in range(20):
        knock(str(number), by=make_coordinator(make_entity()))

    assert queries(auditor, AUDIT) == few


def test_the_file_holds_what_the_filters_let_through_and_that_it_was_taken_is_recorded(auditor):
    make_mentor()
    technician = make_technician(make_entity("Porta Aberta"))
    knock("first", by=technician)
    knock("second", act="open", by=technician)

    rows = exported(auditor, record="acts", act="knock")

    assert technician.person
    assert rows == [
        ["at", "app", "act", "kind", "subject", "role", "entity", "person", "reason"],
        [NOON.isoformat(), "tests", "knock", "door", "first", "technician", "Porta Aberta", rows[1][7], ""],
    ]
    assert rows[1][7] == technician.person.public_id
    export = Event.objects.get(act="export")
    assert (export.app, export.kind, export.subject, export.role) == ("audit", "record", "acts", "auditor")


def test_a_reason_that_a_spreadsheet_would_compute_is_a_text_in_the_file(auditor):
    record_reading("door", "door", by=make_appointed(), at=NOON, reason="=1+1")

    assert exported(auditor, record="readings")[1][-1] == "'=1+1"


def test_a_long_record_is_read_whole_with_few_questions(db, django_assert_num_queries):
    auditor = make_appointed(Role.AUDITOR)
    Event.objects.bulk_create(
        Event(app="tests", act="knock", kind="door", subject=f"door{number}", at=NOON, role="system")
        for number in range(2500)
    )

    with django_assert_num_queries(1):
        rows = list(every_row(auditor, Asked(app="tests")))

    assert [row.subject for row in rows] == [f"door{number}" for number in reversed(range(2500))]


def test_the_file_has_a_name_and_a_type_that_no_browser_opens_as_a_page(auditor):
    answer = auditor.post(EXPORT, {"record": "readings"})

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="readings-{timezone.localdate()}.csv"'


def test_the_page_says_when_the_record_was_sealed_and_verified_and_what_to_note_down(auditor):
    Event.objects.all().delete()
    before = text_of(auditor.get(AUDIT))
    knock()
    knock()
    seal(at=NOON)
    report = check(at=after(hours=16))
    knock()

    page = text_of(auditor.get(AUDIT))

    assert "Nothing has been sealed yet." in before
    assert "Last sealed 2 March 2026, 12:00 Sealed rows 2 Rows that wait for their seal 1" in page
    assert "Last verified 3 March 2026, 04:00: everything fits What to note down Keep this line" in page
    assert report.end in page


def test_the_page_says_first_of_all_that_the_record_does_not_fit(auditor):
    knock()
    seal(at=NOON)
    Event.objects.update(role="auditor")
    faults = len(check(at=NOON).faults)

    assert f"does not fit its seals Found on 2 March 2026, 12:00. Rows that do not fit: {faults}." in text_of(
        auditor.get(AUDIT)
    )


def test_the_page_tells_of_work_that_fails(auditor):
    moments = {"next_at": NOON, "began_at": NOON, "ended_at": NOON}
    Job.objects.create(name="seal", failed="HeadBroken in _head, line 1", failures=3, **moments)
    Job.objects.create(name="prune", **moments)

    page = text_of(auditor.get(AUDIT))

    assert "The work “seal”, which the platform does by itself, has failed. Times in a row: 3" in page
    assert "prune" not in page


def test_the_page_lists_who_opened_many_files_without_a_name(auditor):
    entity = make_entity("Porta Aberta")
    reader = make_technician(entity, person=make_person("Rui Segredo"))
    assert reader.person
    Alert.objects.create(person_id=reader.person.pk, files=73, entities=[entity.pk], at=NOON + timedelta(minutes=1))

    page = auditor.get(AUDIT)

    assert f"2 March 2026, 12:01: {reader.person.public_id} , 73 files, Porta Aberta" in text_of(page)
    assert "Segredo" not in page.content.decode()
