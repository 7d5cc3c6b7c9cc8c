"""Not accepting, and asking another entity, on the desk."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Reason, Referral
from mentores.admissions.reference import load_reference
from mentores.admissions.selectors import signposts
from mentores.audit.models import Reading
from mentores.messaging.models import Message
from tests.factories.accounts import make_person
from tests.factories.admissions import make_referral
from tests.factories.partners import make_entity, make_preparing
from tests.web.desk.handling import NOTHING_CHANGED, address, made
from tests.web.desk.visiting import colleague, forms, queries, rows, said, seated, text_of


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta", public_email="porta@example.org")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


def state_of(application: Application) -> str:
    return Application.objects.get(pk=application.pk).state


def test_the_letter_is_read_in_the_language_of_the_person_and_of_the_reader_before_it_leaves(entity, client):
    application = made(entity, person=make_person("Amal Haddad", language="ar"))

    page = client.post(address(application, "decline"), {"reason": Reason.OUTSIDE_PROGRAMME, "note": "Facto."})

    html = page.content.decode()
    assert [letter.language.code for letter in page.context["letters"]] == ["ar", "en"]
    assert ('<article lang="ar" dir="rtl">' in html, "porta@example.org" in html) == (True, True)
    assert (state_of(application), Message.objects.filter(notice="admissions/not_accepted").count()) == (
        State.SUBMITTED,
        0,
    )


def test_the_letter_that_leaves_is_the_one_that_was_looked_at(entity, client):
    application = made(entity, person=make_person("Ana Silva", language="en"))
    sent = {"reason": Reason.OUTSIDE_PROGRAMME, "note": ""}
    looked_at = client.post(address(application, "decline"), sent).context["letters"][0]

    client.post(address(application, "decline"), sent | {"send": "yes"})

    message = Message.objects.get(notice="admissions/not_accepted")
    assert (message.subject, [part.text for part in looked_at.paragraphs]) == (
        looked_at.subject,
        [" ".join(text.split()) for text in message.body.split("\n\n") if text.strip()],
    )


def test_the_letter_names_where_else_the_person_can_turn(entity, client):
    load_reference()
    first = signposts()[0]
    application = made(entity, person=make_person("Ana Silva", language="en"))
    sent = {"reason": Reason.OUTSIDE_PROGRAMME, "elsewhere": [first.code]}

    looked_at = client.post(address(application, "decline"), sent)
    client.post(address(application, "decline"), sent | {"send": "yes"})

    application.refresh_from_db()
    assert (first.name["en"] in text_of(looked_at), application.elsewhere) == (True, [first.code])
    assert first.name["en"] in Message.objects.get(notice="admissions/not_accepted").body


def test_the_condition_that_is_not_met_is_said_and_named_in_the_letter(entity, client):
    load_reference()
    application = made(entity, person=make_person("Ana Silva", language="en"))
    sent = {"reason": Reason.NOT_ELIGIBLE, "send": "yes"}

    unsaid = client.post(address(application, "decline"), sent)
    client.post(address(application, "decline"), sent | {"unmet": "place"})

    application.refresh_from_db()
    assert (unsaid.status_code, application.unmet_id) == (422, "place")
    assert "Living in Portugal or wanting to return" in Message.objects.get(notice="admissions/not_accepted").body
    assert "Living in Portugal" in text_of(client.get(address(application)))


def test_a_condition_is_no_reason_where_another_one_was_given(entity, client):
    load_reference()
    application = made(entity)

    client.post(address(application, "decline"), {"reason": Reason.UNREACHABLE, "unmet": "place", "send": "yes"})

    application.refresh_from_db()
    assert (application.state, application.unmet) == (State.NOT_ACCEPTED, None)


def test_a_refusal_without_a_reason_is_not_sent(entity, client):
    application = made(entity)

    page = client.post(address(application, "decline"), {"note": "Já falámos três vezes.", "send": "yes"})

    assert (page.status_code, state_of(application)) == (422, State.SUBMITTED)
    assert "Já falámos três vezes.</textarea>" in page.content.decode()


def test_the_reason_may_be_given_in_the_address(entity, client):
    forms = [
        client.get(address(made(entity), "decline"), {"reason": reason}).context["form"]
        for reason in ("unreachable", "nonsense")
    ]

    assert [form["reason"].value() for form in forms] == ["unreachable", ""]


def test_the_person_is_not_accepted_for_a_reason_and_colleagues_read_why(entity, client):
    application = made(entity)

    page = client.post(
        address(application, "decline"),
        {"reason": Reason.UNREACHABLE, "note": "Três tentativas.", "send": "yes"},
        follow=True,
    )

    application.refresh_from_db()
    assert (application.state, application.reason) == (State.NOT_ACCEPTED, Reason.UNREACHABLE)
    assert said(page)[0] == "The application is not accepted."
    assert "Três tentativas." in text_of(page)


def test_whoever_decides_second_is_told_how_things_are(entity, client):
    application = made(entity, State.WITHDRAWN)

    page = client.post(address(application, "decline"), {"reason": Reason.OTHER, "send": "yes"}, follow=True)

    assert said(page) == [NOTHING_CHANGED]


def test_another_entity_is_asked_and_the_case_stays(entity, client):
    application, other = made(entity), make_entity("Outra Casa")

    page = client.post(address(application, "refer"), {"to": other.public_id, "note": "Mais perto."}, follow=True)

    assert (state_of(application), Application.objects.get(pk=application.pk).entity) == (State.REFERRED, entity)
    assert said(page) == ["The other entity and the person are asked."]
    assert "Outra Casa was asked on" in text_of(page)


def test_only_other_entities_that_work_with_people_can_be_asked(entity, client):
    make_preparing("Ainda não")
    make_entity("Outra Casa")

    form = client.get(address(made(entity), "refer")).context["form"]

    assert [name for _code, name in form["to"].field.choices][1:] == ["Outra Casa"]


def test_nobody_in_particular_is_asked_by_nothing(entity, client):
    application = made(entity)

    assert client.post(address(application, "refer"), {"to": entity.public_id}).status_code == 422


def test_the_question_is_taken_back(entity, client):
    application = made(entity, State.REFERRED)

    page = client.post(address(application, "call-back"), follow=True)

    assert (state_of(application), said(page)) == (
        State.IN_REVIEW,
        ["Nobody else is asked any more. The case goes on here."],
    )


@pytest.fixture
def asked(entity):
    """Another entity is asked by this one."""
    application = made(entity, person=make_person("Olena Kovalenko"))
    return make_referral(application, to=make_entity("Outra Casa"), at=timezone.now())


def as_asked(asked: Referral, role: str = Role.TECHNICIAN):
    return seated(colleague(asked.to, role))


def page_of(asked: Referral, says: str = "") -> str:
    return reverse(f"desk:referral-{says}" if says else "desk:referral", args=[asked.public_id])


def test_before_its_yes_the_entity_asked_sees_need_languages_and_distance_only(asked):
    text = text_of(as_asked(asked).get(page_of(asked)))

    assert ("Needs help with Documents and counters" in text, "Portuguese: good" in text) == (True, True)
    assert ("Up to 10 km away" in text, "Olena" in text) == (True, False)
    assert as_asked(asked).get(address(asked.application)).status_code == 404


def test_it_is_told_these_three_things_of_the_person_and_no_others(asked):
    page = as_asked(asked).get(page_of(asked)).content.decode()

    assert re.findall(r"<dt[^>]*>\s*([^<]*?)\s*</dt>", page) == ["Needs help with", "Languages", "Distance"]


def test_opening_the_question_is_written_down(asked):
    as_asked(asked).get(page_of(asked))

    assert list(Reading.objects.values_list("kind", "subject")) == [("referral", asked.public_id)]


def test_the_list_shows_who_asks_and_says_what_would_be_here(asked, client):
    listed = as_asked(asked).get(reverse("desk:referrals"))

    assert "Porta Aberta" in text_of(listed)
    assert "Nobody asks you now" in text_of(client.get(reverse("desk:referrals")))


def test_the_list_asks_the_database_the_same_whatever_its_length(asked):
    browser = as_asked(asked)
    queries(browser, reverse("desk:referrals"))
    for_one = queries(browser, reverse("desk:referrals"))

    for _number in range(3):
        make_referral(made(make_entity()), to=asked.to, at=timezone.now())

    assert queries(browser, reverse("desk:referrals")) == for_one


def test_the_case_goes_over_when_both_have_said_yes(asked, client):
    first = as_asked(asked).post(page_of(asked, "yes"), follow=True)
    page = client.post(address(asked.application, "person-yes"), follow=True)

    application = Application.objects.get(pk=asked.application.pk)
    assert said(first) == ["Your yes is written down. The case comes to you when the person says yes, too."]
    assert (application.entity, said(page)) == (asked.to, ["The answer of the person is written down."])
    assert as_asked(asked).get(address(application)).status_code == 200


def test_the_entity_that_says_yes_last_has_the_case_at_once(asked, client):
    client.post(address(asked.application, "person-yes"))

    page = as_asked(asked).post(page_of(asked, "yes"), follow=True)

    assert (page.redirect_chain[-1][0], said(page)) == (
        address(asked.application),
        ["The person has said yes, too: the case is with you now."],
    )


@pytest.mark.parametrize("who", ["entity", "person"])
def test_with_one_no_the_case_stays(asked, client, who):
    if who == "entity":
        as_asked(asked).post(page_of(asked, "no"))
    else:
        client.post(address(asked.application, "person-no"))

    assert state_of(asked.application) == State.IN_REVIEW
    assert as_asked(asked).get(page_of(asked)).status_code == 404


def test_an_answer_to_a_question_that_was_taken_back_finds_nothing(asked, client):
    client.post(address(asked.application, "call-back"), follow=True)

    assert as_asked(asked).post(page_of(asked, "yes")).status_code == 404
    assert said(client.post(address(asked.application, "person-yes"), follow=True)) == [NOTHING_CHANGED]


def test_a_reader_looks_and_does_not_answer(asked):
    reader = as_asked(asked, Role.READER)

    assert (forms(reader.get(page_of(asked))), reader.post(page_of(asked, "yes")).status_code) == ([], 403)


def test_the_entity_that_asks_does_not_answer_for_the_other(asked, client):
    assert client.get(page_of(asked)).status_code == 404
    assert rows(client.get(reverse("desk:referrals"))) == []
