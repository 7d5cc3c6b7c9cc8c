"""The consents of a person, at the desk of the entity."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.admissions.agreement import take_back
from mentores.audit.models import Reading
from mentores.consents.models import Consent
from mentores.consents.services import give
from tests.factories.accounts import as_participant
from tests.factories.admissions import make_application
from tests.factories.consents import make_text
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, queries, said, seated, text_of

AGREED = {"what": "agreed", "purpose": "photos", "how": "paper", "language": "ar"}
TAKEN_BACK = {"what": "taken_back", "purpose": "photos", "how": "spoken"}


def day(days: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


@pytest.fixture
def mentor(db):
    make_text("photos")
    case = make_mentor(make_entity("Porta Aberta"))
    give(case.person, make_text("information"), language="pt", at=timezone.now() - timedelta(days=5))
    return case


@pytest.fixture
def client(mentor):
    return seated(colleague(mentor.entity, name="Ana Técnica"))


def page_of(case) -> str:
    return f"/desk/{case._meta.model_name}s/{case.public_id}/consents"


def test_the_page_says_how_the_person_stands_and_is_read_on_record(client, mentor):
    text = text_of(client.get(page_of(mentor)))

    assert (text.count("not asked or not agreed"), text.count("version 1, Português")) == (1, 1)
    reading = Reading.objects.latest("pk")
    assert (reading.kind, reading.subject) == ("mentor", mentor.public_id)


def test_a_consent_on_paper_is_written_down_with_its_day_and_language(client, mentor):
    page = client.post(page_of(mentor), AGREED | {"on": day(-1)}, follow=True)

    consent = Consent.objects.get(text__purpose="photos")
    assert (consent.how, consent.language, timezone.localdate(consent.given_at).isoformat()) == ("paper", "ar", day(-1))
    assert said(page) == ["It is written down."]
    assert text_of(page).count("written down by Ana Técnica") == 1


def test_what_a_person_takes_back_in_a_talk_is_written_down(client, mentor):
    client.post(page_of(mentor), AGREED | {"on": day(-1)})

    client.post(page_of(mentor), TAKEN_BACK | {"on": day()})

    consent = Consent.objects.get(text__purpose="photos")
    assert (consent.withdrawn_how, consent.withdrawal_recorded_by) == ("spoken", consent.recorded_by)


def test_without_the_needed_consent_the_page_says_what_to_do(client, mentor):
    before = text_of(client.get(page_of(mentor)))
    take_back(mentor.person, "information", by=as_participant(mentor.person), at=timezone.now())

    after = text_of(client.get(page_of(mentor)))

    sentence = "This person does not want to take part any more"
    assert (before.count(sentence), after.count(sentence)) == (0, 1)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"language": ""}, "Say in which language the person read or heard the text."),
        ({"on": ""}, "This field is required."),
        ({"on": day(2)}, "On this day there was no text to agree to, or a later one counts. Check the day."),
        ({"on": "2001-01-01"}, "On this day there was no text to agree to, or a later one counts. Check the day."),
        ({"what": "taken_back"}, "This stands here already. Look at the list below."),
        ({"purpose": "sales"}, "Select a valid choice. sales is not one of the available choices."),
        ({"how": "screen"}, "Select a valid choice. screen is not one of the available choices."),
    ],
)
def test_what_cannot_be_written_down_is_said_beside_the_field(client, mentor, wrong, sentence):
    page = client.post(page_of(mentor), AGREED | {"on": day()} | wrong)

    assert (page.status_code, text_of(page).count(sentence)) == (422, 2)
    assert Consent.objects.filter(text__purpose="photos").count() == 0


def test_a_reader_sees_but_writes_nothing_down(client, mentor):
    reader = seated(colleague(mentor.entity, Role.READER))

    page, answer = reader.get(page_of(mentor)), reader.post(page_of(mentor), AGREED | {"on": day()})

    assert (page.status_code, "Write down what was signed or said" in text_of(page), answer.status_code) == (
        200,
        False,
        403,
    )


def test_another_entity_finds_nobody(mentor):
    other = seated(colleague(make_entity("Outra Casa")))

    assert (other.get(page_of(mentor)).status_code, other.post(page_of(mentor)).status_code) == (404, 404)


def test_mentees_and_applicants_have_the_page_too(client, mentor):
    mentee, application = make_mentee(mentor.entity), make_application(mentor.entity, at=timezone.now())

    answers = [client.post(page_of(case), AGREED | {"on": day()}).status_code for case in (mentee, application)]

    assert answers == [302, 302]


def test_each_case_leads_to_the_page(client, mentor):
    for case in (mentor, make_mentee(mentor.entity), make_application(mentor.entity, at=timezone.now())):
        page = client.get(page_of(case).removesuffix("/consents"))

        assert f'href="{page_of(case)}"' in page.content.decode()


def test_today_leads_to_whoever_took_the_consent_back(client, mentor):
    take_back(mentor.person, "information", by=as_participant(mentor.person), at=timezone.now())

    today = client.get("/desk/").content.decode()

    assert (f'href="{page_of(mentor)}"' in today, "Open the consents" in today) == (True, True)


def test_the_page_asks_the_same_however_much_there_is(client, mentor):
    asked = []
    for number in range(3):
        give(mentor.person, make_text("photos"), language="pt", at=timezone.now() - timedelta(days=number))
        asked.append(queries(client, page_of(mentor)))

    assert asked == [asked[0]] * 3
