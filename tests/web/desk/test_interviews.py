"""The interview: the guide, the profile and the decision, on one page of the desk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Interview, Reason
from mentores.consents.models import Consent, How
from mentores.messaging.models import Message
from mentores.participants.models import Mentee, Mentor, Side
from mentores.questionnaires.models import Kind
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.consents import make_text
from tests.factories.partners import make_entity
from tests.factories.questionnaires import make_question, make_questionnaire
from tests.web.desk.handling import NOTHING_CHANGED, address
from tests.web.desk.visiting import colleague, said, seated, text_of


@pytest.fixture
def entity(db):
    make_questionnaire(
        questions=[
            make_question("goal", "What for?"),
            make_question("urgency", "Urgent?", kind=Kind.CHOICE, choices=["now", "later"]),
        ]
    )
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


def made(entity, state: str = State.BOOKED, **more) -> Application:
    return make_application(entity, state=state, at=timezone.now() - timedelta(hours=1), **more)


def sheet(client, application: Application, **more) -> dict[str, object]:
    """What the page shows before anybody writes in it, as a browser would send it."""
    page = client.get(address(application, "interview"))
    asked = page.context["sheet"]
    fields = [field for form in (asked.held, asked.guide, asked.more, asked.accept) if form for field in form]
    sent = {field.html_name: field.value() for field in fields if field.value() not in (None, "", [], 0)}
    return {**sent, "guide": page.context["guide"].name if page.context["guide"] else "", **more}


def state_of(application: Application) -> str:
    return Application.objects.get(pk=application.pk).state


def test_the_page_asks_the_guide_and_everything_else_with_what_is_known(entity, client):
    application = made(entity, person=make_person("Amal Haddad", language="ar"))

    page = client.get(address(application, "interview"))

    html = page.content.decode()
    assert ("What for?" in html, 'name="more-interests"' in html, 'value="interview-mentee:1"' in html) == (
        True,
        True,
        True,
    )
    assert html.count('id="mistakes-title"') == 0


@pytest.mark.parametrize("state", [State.SUBMITTED, State.IN_REVIEW, State.BOOKED])
def test_one_click_saves_the_answers_writes_into_the_profile_and_accepts(entity, client, state):
    application = made(entity, state)
    sent = sheet(client, application, decision="accept")

    page = client.post(
        address(application, "interview"),
        sent | {"guide-goal": "Um emprego.", "guide-urgency": "now", "more-profession": "Padeira"},
        follow=True,
    )

    interview, mentee = Interview.objects.get(), Mentee.objects.get()
    assert (state_of(application), interview.guide) == (State.ACCEPTED, "interview-mentee:1")
    assert interview.answers == {"goal": "Um emprego.", "urgency": "now"}
    assert mentee.profile.profession == ("" if "more-profession" not in sent else "Padeira")
    assert said(page)[0] == "The interview is saved and the application is accepted."
    assert ("Um emprego." in text_of(page), "Urgent? Now" in text_of(page)) == (True, True)


def test_a_situation_told_in_the_talk_is_agreed_to(entity, client):
    application = made(entity)
    make_text("sensitive")

    client.post(address(application, "interview"), sheet(client, application) | {"more-public": "refugee"})

    consent = Consent.objects.get(text__purpose="sensitive")
    assert (consent.person, consent.how) == (application.person, How.SPOKEN)


def test_a_mentor_is_asked_for_the_profession_and_how_many_people(entity, client):
    application = made(entity, side=Side.MENTOR)
    sent = sheet(client, application, decision="accept") | {"more-profession": "Padeira", "capacity": "2"}

    client.post(address(application, "interview"), sent)

    mentor = Mentor.objects.get()
    assert (mentor.capacity, mentor.profile.profession) == (2, "Padeira")


def test_the_decision_may_wait_and_the_answers_be_corrected(entity, client):
    application = made(entity)
    client.post(address(application, "interview"), sheet(client, application, **{"guide-goal": "Um curso."}))
    waiting = state_of(application)

    again = sheet(client, application)
    client.post(address(application, "interview"), again | {"guide-goal": "Um emprego.", "decision": "accept"})

    assert (waiting, again["guide-goal"]) == (State.INTERVIEWED, "Um curso.")
    assert (state_of(application), Interview.objects.get().answers) == (State.ACCEPTED, {"goal": "Um emprego."})


def test_an_interview_keeps_the_version_of_the_guide_it_began_with(entity, client):
    application = made(entity)
    sent = sheet(client, application, **{"guide-goal": "Um curso."})
    make_questionnaire(questions=[make_question("another")])

    client.post(address(application, "interview"), sent)

    assert (Interview.objects.get().guide, Interview.objects.get().answers) == (
        "interview-mentee:1",
        {"goal": "Um curso."},
    )


def test_without_a_guide_the_page_says_so_and_works(client, entity):
    application = made(entity, side=Side.MENTOR)

    shown = text_of(client.get(address(application, "interview")))
    client.post(address(application, "interview"), sheet(client, application, decision="accept", capacity="1"))

    assert "The national team has not published a guide yet." in shown
    assert state_of(application) == State.ACCEPTED


def test_not_accepting_saves_the_interview_and_shows_the_letter_before_it_leaves(entity, client):
    application = made(entity)
    sent = sheet(client, application, decision="decline", **{"guide-goal": "Dinheiro."})

    looked_at = client.post(
        address(application, "interview"), sent | {"decline-reason": Reason.OUTSIDE_PROGRAMME, "decline-note": "Facto."}
    )
    before = state_of(application), Message.objects.filter(notice="admissions/not_accepted").count()
    page = client.post(
        address(application, "decline"),
        {"reason": Reason.OUTSIDE_PROGRAMME, "note": "Facto.", "send": "yes"},
        follow=True,
    )

    assert (looked_at.status_code, before) == (200, (State.INTERVIEWED, 0))
    assert "The programme cannot help with this need." in text_of(looked_at)
    assert "Facto.</textarea>" in looked_at.content.decode()
    assert (state_of(application), said(page)[0]) == (State.NOT_ACCEPTED, "The application is not accepted.")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"decision": "decline"}, "This field is required."),
        ({"decision": "refer"}, "This field is required."),
        ({"held_on": "2999-01-01"}, "This day has not come yet."),
        ({"guide-urgency": "never"}, "Select a valid choice. never is not one of the available choices."),
        ({"more-gender_wish": "same_gender"}, "For this wish, say above whether you are a woman or a man."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(entity, client, wrong, sentence):
    application = made(entity)
    sent = sheet(client, application, **{"guide-goal": "Um curso."}) | wrong

    page = client.post(address(application, "interview"), sent)

    html = page.content.decode()
    assert (page.status_code, state_of(application), sentence in text_of(page)) == (422, State.BOOKED, True)
    assert ("Um curso.</textarea>" in html, html.count('id="mistakes-title"')) == (True, 1)


def test_a_decision_that_nobody_offers_is_none(entity, client):
    application = made(entity)

    page = client.post(address(application, "interview"), sheet(client, application, decision="adopt"))

    assert (page.status_code, state_of(application)) == (422, State.BOOKED)


def test_the_person_may_no_longer_want_to_take_part(entity, client):
    application = made(entity)

    client.post(address(application, "interview"), sheet(client, application, decision="withdraw"))

    assert (state_of(application), Interview.objects.get().state) == (State.WITHDRAWN, "held")


def test_another_entity_is_asked_at_the_end_of_the_interview(entity, client):
    application, other = made(entity), make_entity("Outra Casa")

    page = client.post(
        address(application, "interview"),
        sheet(client, application, decision="refer", **{"refer-to": other.public_id}),
        follow=True,
    )

    assert (state_of(application), said(page)[0]) == (
        State.REFERRED,
        "The interview is saved. The other entity and the person are asked.",
    )


def test_whoever_decides_second_keeps_what_was_typed_and_is_told_how_things_are(entity, client):
    application = made(entity)
    sent = sheet(client, application, decision="accept", **{"guide-goal": "Um curso."})
    client.post(address(application, "interview"), sent, follow=True)

    page = client.post(address(application, "interview"), sent)

    assert (page.status_code, said(page)[-1]) == (422, NOTHING_CHANGED)
    assert "Um curso.</textarea>" in page.content.decode()
    assert (Mentee.objects.count(), "Look at the case as it is now" in text_of(page)) == (1, True)


def test_the_page_of_a_case_that_is_over_leads_back(entity, client):
    application = made(entity, State.NOT_ACCEPTED)

    page = client.get(address(application, "interview"), follow=True)

    assert (page.redirect_chain[-1][0], said(page)) == (address(application), [NOTHING_CHANGED])


def test_readers_hold_no_interviews(entity):
    application = made(entity)
    reader = seated(colleague(entity, Role.READER))

    assert [ask(address(application, "interview")).status_code for ask in (reader.get, reader.post)] == [403, 403]
