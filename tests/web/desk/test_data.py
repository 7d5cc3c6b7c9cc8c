"""The data of a person at the desk: a copy, keeping, deleting, and what the entity may not do yet."""

import json

import pytest
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.audit.models import Reading
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.privacy.models import Erasure, Hold
from mentores.privacy.services import merge
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.mentorships import make_mentorship
from tests.factories.participants import make_mentee
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, said, seated, text_of


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def coordinator(entity):
    return seated(colleague(entity, Role.COORDINATOR, name="Ana Coordena"))


@pytest.fixture
def person(entity):
    return make_application(entity, person=make_person("Amina Única", email="amina@example.org")).person


def at(person, what: str = "") -> str:
    return f"/desk/data/{person.public_id}/{what}"


def test_the_page_leads_to_everything_a_person_may_ask_for(coordinator, person):
    text = text_of(coordinator.get(at(person)))

    asked = ("A copy of everything", "Put something right", "Keep everything for now", "Delete everything")
    assert [title for title in asked if title not in text] == []
    assert Reading.objects.filter(kind="person", subject=person.public_id).count() == 1


def test_the_pages_of_a_person_lead_there(coordinator, person, entity):
    mentee = make_mentee(entity)
    application = person.applications.get()

    of_application = coordinator.get(f"/desk/applications/{application.public_id}").content.decode()
    of_mentee = coordinator.get(f"/desk/mentees/{mentee.public_id}").content.decode()

    assert (at(person) in of_application, at(mentee.person) in of_mentee) == (True, True)


def test_the_copy_is_read_on_screen_and_saved_as_a_file(coordinator, person):
    shown = text_of(coordinator.get(at(person, "copy")))
    saved = coordinator.post(at(person, "download"))

    assert ("amina@example.org" in shown, json.loads(saved.content)["person"]) == (True, person.public_id)
    assert saved["Content-Disposition"] == f'attachment; filename="{person.public_id}.json"'


def test_name_and_contact_are_put_right(coordinator, person, entity):
    sent = {"full_name": "Amina  Certa", "phone": "912 345 678", "contact_email": "certa@example.org", "language": "ar"}

    wrong = coordinator.post(at(person, "contact"), {**sent, "phone": "12"})
    right = coordinator.post(at(person, "contact"), sent, follow=True)
    again = coordinator.post(at(person, "contact"), sent, follow=True)

    person.refresh_from_db()
    assert (wrong.status_code, "Amina  Certa" in wrong.content.decode()) == (422, True)
    assert (person.full_name, person.phone, person.contact_email) == (
        "Amina Certa",
        "+351912345678",
        "certa@example.org",
    )
    assert (said(right), said(again)) == (["Name and contact are changed."], ["Nothing was different."])
    assert at(person, "contact") in right.content.decode()


def test_the_history_of_the_answers_tells_a_corrected_name(coordinator, entity):
    mentee = make_mentee(entity)
    coordinator.post(at(mentee.person, "contact"), {"full_name": "Amina Certa", "language": "ar"})

    shown = text_of(coordinator.get(f"/desk/mentees/{mentee.public_id}/profile"))

    assert ("Changed: name" in shown, "We write in before: Português" in shown) == (True, True)


def test_a_complaint_keeps_the_data_and_its_end_frees_it(coordinator, person):
    kept = coordinator.post(at(person, "hold"), {"why": "Queixa 12/2026"}, follow=True)
    refused = text_of(coordinator.get(at(person, "erase")))
    freed = coordinator.post(at(person, "release"), follow=True)

    assert (said(kept), "First end that, when the complaint is over." in refused) == (
        ["The data stays until you end this."],
        True,
    )
    assert (said(freed), Hold.objects.open().count()) == (["The data is kept for its usual time again."], 0)


def test_a_complaint_without_a_word_is_asked_for_it(coordinator, person):
    page = coordinator.post(at(person, "hold"), {"why": " "})

    assert (page.status_code, "Say why the data must stay." in text_of(page)) == (422, True)


def test_deleting_says_first_what_goes_and_stays_and_asks_whether_the_person_wants_it(coordinator, person):
    before = text_of(coordinator.get(at(person, "erase")))
    unsure = coordinator.post(at(person, "erase"), {})
    done = coordinator.post(at(person, "erase"), {"asked": "on"}, follow=True)

    assert [title for title in ("What goes", "What stays", "This cannot be undone.") if title not in before] == []
    assert (unsure.status_code, said(done)) == (
        422,
        ["The data is deleted. Tell the person, and how to come back one day."],
    )
    assert Erasure.objects.get().person == person
    assert coordinator.get(at(person)).status_code == 404


def test_what_stands_in_the_way_of_deleting_is_said_with_the_way_out(coordinator, entity):
    mentee = make_mentee(entity)
    make_mentorship(mentee=mentee, state=MentorshipState.RUNNING)
    sentence = "A mentorship is open. End it first: the other person is told."

    page = text_of(coordinator.get(at(mentee.person, "erase")))
    answer = coordinator.post(at(mentee.person, "erase"), {"asked": "on"}, follow=True)

    assert (sentence in page, "This cannot be undone." in page, said(answer)) == (True, False, [sentence])


def test_a_technician_sees_that_a_coordinator_deletes(entity, person):
    technician = seated(colleague(entity, Role.TECHNICIAN))

    text = text_of(technician.get(at(person)))

    assert "A coordinator of your entity does this." in text
    assert technician.get(at(person, "erase")).status_code == 404


def test_two_records_put_together_can_be_parted_here(coordinator, entity, person):
    other = make_application(entity).person
    by = Viewer(person=None, role=Role.TECHNICIAN, entity_id=entity.pk)
    merger = merge(person, other, by=by, at=timezone.now())

    shown = text_of(coordinator.get(at(person)))
    parted = coordinator.post(f"/desk/same/undo/{merger.public_id}", follow=True)

    assert ("Part them again" in shown, said(parted)) == (True, ["They are two records again, as they were."])
    assert other.applications.count() == 1


@pytest.mark.parametrize("address", ["/desk/", "/desk/entity/"])
def test_an_entity_without_its_text_is_told_that_it_registers_invented_people_only(db, address):
    entity = make_entity(protects=False)
    pages = [seated(colleague(entity, role)).get(address) for role in (Role.COORDINATOR, Role.TECHNICIAN)]

    told, way_out = "Your entity can register only invented people", "/desk/entity/protection"
    assert [told in text_of(page) for page in pages] == [True, True]
    assert [way_out in page.content.decode() for page in pages] == [True, False]
