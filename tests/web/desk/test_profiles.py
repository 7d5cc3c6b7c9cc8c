"""The answers of a mentor or mentee on the desk: putting them right, and who did."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.consents.models import Consent, How
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Mentor, ProfileCheck
from mentores.participants.selectors import known_right_on, open_check_of
from mentores.partners.models import Public
from tests.factories.accounts import make_person
from tests.factories.consents import make_text
from tests.factories.moments import NOON
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_entity
from tests.factories.territories import LISBOA
from tests.web.desk.visiting import colleague, forms, queries, said, seated, text_of

PORTO = "1312"
SENT = {
    "municipality": LISBOA,
    "country": "PT",
    "languages-0-language": "pt",
    "languages-0-level": "B2",
    "areas": ["SER-DOC"],
    "needs-1": "SER-DOC",
    "mode": "either",
    "travel_km": "30",
    "availability": [str(bit) for bit in range(21)],
    "gender_wish": "none",
    "publics": Public.values,
    "public": "immigrant",
}


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


def address(part: Mentor | Mentee, page: str = "profile") -> str:
    noun = "mentor" if isinstance(part, Mentor) else "mentee"
    return reverse(f"desk:{noun}-{page}", args=[part.public_id])


@pytest.mark.parametrize("make", [make_mentor, make_mentee])
def test_what_is_sent_as_it_stands_changes_nothing(entity, client, make):
    part = make(entity)

    page = client.post(address(part), SENT, follow=True)

    assert said(page) == ["Nothing was different. The answers are noted as still right."]
    assert part.profile.changes.count() == 0


def test_a_change_is_told_with_what_stood_there_and_who_did_it(entity, client):
    mentor = make_mentor(entity)
    changed = {**SENT, "municipality": PORTO, "hours_a_month": "4", "why": "I was new here once."}

    page = client.post(address(mentor), changed, follow=True)

    mentor.profile.refresh_from_db()
    assert (mentor.profile.municipality_id, mentor.profile.hours_a_month) == (PORTO, 4)
    assert said(page) == ["The answers are changed. The history below says what they were."]
    shown = text_of(page)
    assert "Changed: municipality, hours a month, why the person wants to help." in shown
    assert "Municipality before: Lisboa" in shown
    assert "Hours a month before: nothing" in shown


def test_a_situation_that_is_told_to_staff_is_agreed_to_and_one_that_stands_there_is_not_said_again(entity, client):
    mentee = make_mentee(entity)
    make_text("sensitive")

    client.post(address(mentee), {**SENT, "own_words": "A house."})
    before = Consent.objects.filter(text__purpose="sensitive").count()
    client.post(address(mentee), {**SENT, "public": "refugee"})

    consent = Consent.objects.get(text__purpose="sensitive")
    assert (before, consent.person, consent.how) == (0, mentee.person, How.SPOKEN)
    assert consent.recorded_by_id == int(client.session["_auth_user_id"])


def test_a_slip_comes_back_as_it_was_typed(entity, client):
    mentee = make_mentee(entity)

    page = client.post(address(mentee), {**SENT, "needs-1": "", "own_words": "Uma casa."})

    assert page.status_code == 422
    assert "Choose the subject that matters most." in text_of(page)
    assert "Uma casa." in page.content.decode()


def test_a_level_that_the_form_does_not_offer_stays(entity, client):
    mentor = make_mentor(entity, languages={"pt": "C2"})

    client.post(address(mentor), {**SENT, "languages-0-level": "C2"})

    assert dict(mentor.profile.languages.values_list("language_id", "level")) == {"pt": "C2"}


def test_somebody_abroad_stays_abroad_though_the_country_was_not_said(entity, client):
    mentee = make_mentee(entity)
    type(mentee.profile).objects.filter(pk=mentee.profile_id).update(lives_abroad=True)

    client.post(address(mentee), {**SENT, "country": "XX"})

    mentee.profile.refresh_from_db()
    assert (mentee.profile.lives_abroad, mentee.profile.country) == (True, "")


def test_a_reader_reads_the_history_and_changes_nothing(entity, client):
    mentor = make_mentor(entity)
    client.post(address(mentor), {**SENT, "municipality": PORTO})
    reader = seated(colleague(entity, Role.READER))

    page = reader.get(address(mentor))

    assert (forms(page), "Changed: municipality." in text_of(page)) == ([], True)
    assert reader.post(address(mentor), SENT).status_code == 403


def test_one_tap_says_that_everything_is_still_right(entity, client):
    mentee = make_mentee(entity)
    ProfileCheck.objects.create(profile=mentee.profile, asked_at=NOON)
    before = text_of(client.get(reverse("desk:mentee", args=[mentee.public_id])))

    page = client.post(address(mentee, "confirm"), follow=True)

    assert "no answer yet" in before
    assert (open_check_of(mentee.profile), known_right_on(mentee.profile)) == (None, timezone.localdate())
    assert said(page) == ["Noted: everything is still right. In a year the question comes again."]


def test_a_slip_is_put_back_with_one_button_until_it_was_changed_again(entity, client):
    mentor = make_mentor(entity)
    client.post(address(mentor), {**SENT, "municipality": PORTO}, follow=True)
    slip = mentor.profile.changes.get()

    page = client.post(address(mentor, "put-back"), {"change": slip.public_id}, follow=True)
    again = client.post(address(mentor, "put-back"), {"change": slip.public_id}, follow=True)

    mentor.profile.refresh_from_db()
    assert mentor.profile.municipality_id == LISBOA
    assert said(page) == ["The answers stand again as they were before this change."]
    assert forms(page).count("put-back") == 1
    assert said(again) == [
        "Nothing was changed: these answers were changed again since. Put them right in the form above."
    ]


def test_the_change_of_somebody_else_is_not_there(entity, client):
    mentor, other = make_mentor(entity), make_mentor(entity)
    client.post(address(other), {**SENT, "municipality": PORTO})

    page = client.post(address(mentor, "put-back"), {"change": other.profile.changes.get().public_id})

    assert page.status_code == 404


@pytest.mark.parametrize("page", ["profile", "confirm", "put-back"])
def test_the_people_of_another_entity_are_not_there(client, page):
    foreign = make_mentor(make_entity("Outra Casa"))

    assert client.post(address(foreign, page), SENT).status_code == 404


def test_the_page_asks_the_same_however_often_the_answers_were_changed(entity, client):
    mentor = make_mentor(entity)
    client.post(address(mentor), {**SENT, "municipality": PORTO})
    queries(client, address(mentor))
    for_one = queries(client, address(mentor))

    for place in (LISBOA, PORTO):
        client.post(address(mentor), {**SENT, "municipality": place}, follow=True)

    assert queries(client, address(mentor)) == for_one


def test_a_pause_has_its_day(entity, client):
    mentor, mentee = make_mentor(entity, person=make_person("Vera")), make_mentee(entity)
    until = timezone.localdate() + timedelta(days=30)

    client.post(address(mentor, "pause"), {"until": until.isoformat()})
    client.post(address(mentee, "pause"), {"until": until.isoformat()})
    refused = client.post(address(make_mentor(entity), "pause"), {"until": timezone.localdate().isoformat()})

    assert Mentor.objects.get(pk=mentor.pk).paused_until == Mentee.objects.get(pk=mentee.pk).paused_until == until
    assert "Choose a day after today." in text_of(refused)


def test_leaving_asks_why(entity, client):
    mentor, mentee = make_mentor(entity), make_mentee(entity)

    unsaid = client.post(address(mentor, "deactivate"), {})
    client.post(address(mentor, "deactivate"), {"because": "moved"})
    client.post(address(mentee, "finish"), {"because": "need_met"})

    mentor.refresh_from_db()
    mentee.refresh_from_db()
    assert (unsaid.status_code, "Choose a reason." in text_of(unsaid)) == (422, True)
    assert (mentor.state, mentor.left_because) == (MentorState.INACTIVE, "moved")
    assert (mentee.state, mentee.left_because) == (MenteeState.DONE, "need_met")


def test_a_mentor_who_waits_long_is_called_offered_something_or_released(entity, client):
    mentor = make_mentor(entity, at=timezone.now() - timedelta(days=61))
    waits = "Waits for somebody" in text_of(client.get(reverse("desk:mentor", args=[mentor.public_id])))

    wrong = client.post(address(mentor, "alternative"), {})
    offered = client.post(address(mentor, "alternative"), {"alternative": "exchange"}, follow=True)
    called = client.post(address(mentor, "contact"), {"note": "Quer continuar."}, follow=True)
    released = client.post(address(mentor, "release"), {}, follow=True)

    assert (waits, wrong.status_code) == (True, 422)
    assert said(offered) == ["The offer is noted, and the mentor is told how to answer."]
    assert said(called) == ["The contact is noted. In 60 days this mentor is on your list again."]
    assert said(released) == ["The mentor is released and has been thanked."]
    notices = Message.objects.filter(person=mentor.person, notice__startswith="participants/")
    assert sorted(notices.values_list("notice", flat=True)) == ["participants/alternative", "participants/released"]
