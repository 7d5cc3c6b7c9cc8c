"""An invitation: who invites to what, one question, one button, once; and each way in which it is over."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.models import Appointment, User
from mentores.accounts.roles import Role
from mentores.core.languages import LANGUAGES
from mentores.core.tokens import token_for
from mentores.links.models import Link
from mentores.partners.models import Invitation, Membership
from mentores.partners.services import invite, revoke_invitation, second_invitation
from tests.factories.accounts import make_appointed, make_person
from tests.factories.partners import make_coordinator, make_entity
from tests.web.desk.visiting import text_of

ANSWER = {"full_name": "Ана  Ponte", "language": "en"}
QUERIES = 9


@pytest.fixture
def invited(db) -> Invitation:
    """A coordinator of Porta Aberta invites a technician."""
    entity = make_entity("Porta Aberta")
    coordinator = make_coordinator(entity, person=make_person("Rosa Quem Convida"))
    return asked(entity, by=coordinator)


def asked(entity, *, role=Role.TECHNICIAN, by, language="en", at=None) -> Invitation:
    return invite(
        entity, name="Ana", email="Ana@example.org", role=role, language=language, by=by, at=at or timezone.now()
    )


def page_of(invitation: Invitation) -> str:
    """The address in the message."""
    link = Link.objects.get(kind="invitation", subject=invitation.public_id)
    return reverse("links:invitation", args=[token_for(link.public_id)])


def test_it_says_who_invites_to_what_and_nothing_of_the_person_invited(client, invited):
    page = client.get(page_of(invited))

    assert "Rosa Quem Convida invites you to work for Porta Aberta" in text_of(page)
    assert "Your role: technician." in text_of(page)
    assert "ana@example.org" not in page.content.decode()
    assert Membership.objects.filter(role=Role.TECHNICIAN).count() == 0


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_the_page_speaks_the_language_of_the_invitation(client, db, language):
    entity = make_entity()
    invitation = asked(entity, by=make_coordinator(entity), language=language)

    assert client.get(page_of(invitation)).headers["Content-Language"] == language


def test_whoever_accepts_works_for_the_entity_and_reads_how_to_sign_in(client, invited):
    answer = client.post(page_of(invited), ANSWER)

    membership = Membership.objects.get(role=Role.TECHNICIAN)
    address = EmailAddress.objects.get(user=membership.person)
    assert (membership.person.full_name, membership.person.language) == ("Ана Ponte", "en")
    assert (address.email, address.verified) == ("ana@example.org", True)
    assert "Sign in now with the e-mail ana@example.org" in text_of(answer)
    assert f'href="{reverse("account_login")}"' in answer.content.decode()


def test_nobody_is_signed_in_by_a_link(client, invited):
    client.post(page_of(invited), ANSWER)

    assert "_auth_user_id" not in client.session


def test_who_has_a_login_already_keeps_the_name(client, invited):
    person = make_person("Ana de Sempre")
    EmailAddress.objects.create(user=person, email="ana@example.org", verified=True, primary=True)

    client.post(page_of(invited), ANSWER)

    assert Membership.objects.get(role=Role.TECHNICIAN).person == person
    assert User.objects.get(pk=person.pk).full_name == "Ana de Sempre"


@pytest.mark.parametrize("wrong", [{"full_name": " "}, {"full_name": "a" * 201}, {"language": "xx"}])
def test_a_mistake_is_said_and_the_invitation_stays_open(client, invited, wrong):
    answer = client.post(page_of(invited), ANSWER | wrong)
    again = client.post(page_of(invited), ANSWER)

    assert (answer.status_code, list(answer.context["form"].errors), again.status_code) == (422, list(wrong), 200)


def test_it_works_once_and_then_says_how_to_sign_in(client, invited):
    page = page_of(invited)
    client.post(page, ANSWER)

    answers = [client.get(page), client.post(page, ANSWER)]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert ["You have accepted it." in text_of(answer) for answer in answers] == [True, True]
    assert f'href="{reverse("account_login")}"' in answers[0].content.decode()
    assert Membership.objects.filter(role=Role.TECHNICIAN).count() == 1


def test_taken_back_it_says_so_and_makes_nobody_a_member(client, invited):
    page = page_of(invited)
    revoke_invitation(invited, by=make_coordinator(invited.entity), at=timezone.now())

    answers = [client.get(page), client.post(page, ANSWER)]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert ["It was taken back." in text_of(answer) for answer in answers] == [True, True]
    assert Membership.objects.filter(role=Role.TECHNICIAN).count() == 0


def test_after_seven_days_it_says_whom_to_ask(client, db):
    entity = make_entity()
    invitation = asked(entity, by=make_coordinator(entity), at=timezone.now() - timedelta(days=7))
    page = page_of(invitation)

    answers = [client.get(page), client.post(page, ANSWER)]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert ["Its seven days are over." in text_of(answer) for answer in answers] == [True, True]
    assert ["Ask the person who invited you for a new one." in text_of(answer) for answer in answers] == [True, True]


def test_who_was_invited_to_the_national_team_is_appointed(client, db):
    first, second = make_appointed(), make_appointed()
    invitation = asked(None, role=Role.EDITOR, by=first)
    second_invitation(invitation, by=second, at=timezone.now())

    shown = client.get(page_of(invitation))
    client.post(page_of(invitation), ANSWER)

    assert "invites you to the national team" in text_of(shown)
    assert Appointment.objects.get(role=Role.EDITOR).person.full_name == "Ана Ponte"


def test_whoever_is_signed_in_on_the_machine_plays_no_part(client, invited):
    client.force_login(make_person())

    client.post(page_of(invited), ANSWER)

    assert Membership.objects.get(role=Role.TECHNICIAN).person.full_name == "Ана Ponte"


def test_where_somebody_else_is_signed_in_the_way_to_sign_in_leads_out_first(client, invited):
    client.force_login(make_person())

    accepted = client.post(page_of(invited), ANSWER)
    left = client.post(reverse("account_logout"), {"next": reverse("account_login")})

    assert f'action="{reverse("account_logout")}"' in accepted.content.decode()
    assert (left.headers["Location"], "_auth_user_id" in client.session) == (reverse("account_login"), False)


def test_a_page_of_an_invitation_asks_few_questions(client, invited, django_assert_max_num_queries):
    page = page_of(invited)

    with django_assert_max_num_queries(QUERIES):
        client.get(page)
