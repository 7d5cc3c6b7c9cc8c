"""One's own part: where one stands, breaks, leaving, data put right and documents."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.models import User
from mentores.consents.models import Consent, How
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Mentor, ProfileCheck
from mentores.participants.selectors import open_check_of
from mentores.partners.models import Charge
from mentores.privacy.models import Code, Term
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.consents import make_text
from tests.factories.mentorships import make_mentorship
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_entity, make_technician
from tests.web.links.opening import now

HOME = "/my/"
QUESTION = '<p class="due-who"><bdi>Is this still right?</bdi></p>'
SENT = {
    "municipality": "1312",
    "country": "PT",
    "languages-0-language": "pt",
    "languages-0-level": "B2",
    "needs-1": "SER-DOC",
    "gender_wish": "none",
}


def entered(client: Client, person: User) -> Client:
    client.force_login(person)
    client.post(reverse("language"), {"language": "en"})
    return client


def in_english(name: str = "") -> User:
    return make_person(name, language="en")


def test_a_mentor_reads_where_one_stands_and_what_comes_next(client, db):
    mentor = make_mentor(person=in_english(), at=now())

    html = entered(client, mentor.person).get(HOME).content.decode()

    assert "available" in html
    assert html.count("When somebody fits, we write to you and ask. You are free to say no.") == 1


def test_an_applicant_reads_who_answers_by_when(client, db):
    application = make_application(make_entity("Porta Aberta"), person=in_english(), at=now())

    html = entered(client, application.person).get(HOME).content.decode()

    assert "<bdi>Porta Aberta</bdi> writes to you or calls you." in html


def test_the_contact_has_a_name_a_telephone_and_days(client, db):
    entity = make_entity("Porta Aberta")
    type(entity).objects.filter(pk=entity.pk).update(public_phone="+351912345678", service_days=[1, 3])
    mentee = make_mentee(entity, person=in_english(), at=now())
    colleague = make_technician(entity).person
    assert colleague is not None
    Charge.objects.filter(subject=mentee.public_id).update(member=colleague)

    html = entered(client, mentee.person).get(HOME).content.decode()

    shown = (f"<bdi>{colleague.full_name}</bdi> is there for you.", "+351 912 345 678", "Tuesday, Thursday")
    assert [words in html for words in shown] == [True] * 3


@pytest.mark.parametrize("make", [make_mentor, make_mentee])
def test_a_break_has_its_day_and_the_page_says_it(client, db, make):
    part = make(person=in_english(), at=now())
    noun = "mentor" if isinstance(part, Mentor) else "mentee"
    until = timezone.localdate() + timedelta(days=30)
    page = entered(client, part.person)

    asked = page.get(reverse(f"my:pause_{noun}"))
    refused = page.post(reverse(f"my:pause_{noun}"), {"until": timezone.localdate().isoformat()})
    page.post(reverse(f"my:pause_{noun}"), {"until": until.isoformat()})

    part.refresh_from_db()
    assert (asked.status_code, refused.status_code, part.state, part.paused_until) == (200, 422, "paused", until)
    assert "by itself." in page.get(HOME).content.decode()


def test_whoever_leaves_reads_first_what_happens_then(client, db):
    mentor = make_mentor(person=in_english(), at=now())
    page = entered(client, mentor.person)

    asked = page.get(reverse("my:leave_mentor")).content.decode()
    before = Mentor.objects.get(pk=mentor.pk).state
    page.post(reverse("my:leave_mentor"))

    mentor.refresh_from_db()
    assert "We keep your data for 24 months, in case you come back." in asked
    assert (before, mentor.state, mentor.left_because) == (MentorState.READY, MentorState.INACTIVE, "own_wish")


def test_the_page_before_leaving_says_the_term_that_the_national_team_has_set(client, db):
    mentee = make_mentee(person=in_english(), at=now())
    Term.objects.update_or_create(code=Code.LEFT, defaults={"months": 18})

    asked = entered(client, mentee.person).get(reverse("my:leave_mentee")).content.decode()

    assert "We keep your data for 18 months, in case you come back. Then we remove your name." in asked


def test_a_mentee_leaves_the_search(client, db):
    mentee = make_mentee(person=in_english(), at=now())

    entered(client, mentee.person).post(reverse("my:leave_mentee"))

    mentee.refresh_from_db()
    assert (mentee.state, mentee.left_because) == (MenteeState.DONE, "own_wish")


def test_in_a_mentorship_the_entity_is_told_first(client, db):
    mentorship = make_mentorship(mentee=make_mentee(person=in_english(), at=now()), at=now())
    mentee = mentorship.mentee
    page = entered(client, mentee.person)

    asked = page.get(reverse("my:leave_mentee")).content.decode()
    answer = page.post(reverse("my:leave_mentee"), follow=True)

    mentee.refresh_from_db()
    assert "You have a mentorship now." in asked
    assert (mentee.state, mentee.leaving_since is None) == (MenteeState.WAITING, False)
    assert "You want to leave. Your entity talks with both of you first." in answer.content.decode()


def test_what_one_told_is_put_right(client, db):
    mentee = make_mentee(person=in_english(), at=now())
    page = entered(client, mentee.person)

    wrong = page.post(reverse("my:change"), {**SENT, "needs-1": "", "own_words": "A house."})
    right = page.post(reverse("my:change"), {**SENT, "own_words": "A house."}, follow=True)

    mentee.profile.refresh_from_db()
    assert (wrong.status_code, "A house." in wrong.content.decode()) == (422, True)
    assert (mentee.profile.municipality_id, mentee.profile.own_words) == ("1312", "A house.")
    assert "A house." in right.content.decode()
    assert mentee.profile.changes.get().person == mentee.person


def test_whoever_tells_the_own_situation_agrees_that_it_is_kept(client, db):
    mentee = make_mentee(person=in_english(), at=now())
    make_text("sensitive")

    entered(client, mentee.person).post(reverse("my:change"), {**SENT, "public": "refugee"})

    consent = Consent.objects.get(text__purpose="sensitive")
    assert (consent.person, consent.how, consent.language) == (mentee.person, How.SCREEN, "en")
    assert consent.recorded_by is None


def test_the_yearly_question_waits_on_the_first_page_and_goes_with_one_tap(client, db):
    mentee = make_mentee(person=in_english(), at=now())
    ProfileCheck.objects.create(profile=mentee.profile, asked_at=now())
    page = entered(client, mentee.person)

    before = page.get(HOME).content.decode().count(QUESTION)
    page.post(reverse("my:confirm"))

    assert (before, open_check_of(mentee.profile)) == (1, None)
    assert page.get(HOME).content.decode().count(QUESTION) == 0


def test_documents_have_their_place_before_there_are_any(client, db):
    mentor = make_mentor(person=in_english(), at=now())

    html = entered(client, mentor.person).get(reverse("my:documents")).content.decode()

    assert html.count("Sessions in which you took part appear here.") == 1
    assert html.count("The volunteer programme") == 1


def test_whoever_has_no_part_neither_breaks_nor_leaves(client, db):
    page = entered(client, make_application(at=now()).person)

    for name in ("pause_mentor", "pause_mentee", "leave_mentor", "leave_mentee"):
        assert page.get(reverse(f"my:{name}")).status_code == 404
    assert Mentee.objects.count() == 0


def test_the_last_change_of_ones_answers_is_put_back(client, db):
    mentee = make_mentee(person=in_english(), at=now())
    page = entered(client, mentee.person)
    page.post(reverse("my:change"), SENT)
    change = mentee.profile.changes.get()

    shown = page.get(reverse("my:data")).content.decode()
    page.post(reverse("my:put_back"), {"change": change.public_id})
    page.post(reverse("my:put_back"), {"change": change.public_id})

    mentee.profile.refresh_from_db()
    assert shown.count("Put it back as it was") == 1
    assert (mentee.profile.municipality_id, mentee.profile.changes.count()) == ("1106", 2)
