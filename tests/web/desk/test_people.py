"""The people of an entity come by invitation, have cases in hand, and leave without leaving one behind."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.partners.models import Invitation, Membership
from mentores.partners.selectors import charges_of
from mentores.partners.services import hand_charge
from tests.factories.access import make_app
from tests.factories.admissions import make_application
from tests.factories.partners import make_entity, make_invitation
from tests.web.desk.visiting import colleague, forms, person_of, queries, rows, said, seated, text_of

LIST, INVITE = "/desk/people/", "/desk/people/invite"
ASKED = {"name": "Ana Nova", "email": "ana@example.org", "role": "technician", "language": "en"}


def held_by(viewer: Viewer) -> Membership:
    """The membership that this viewer wears."""
    held: Membership = person_of(viewer).memberships.get(until=None)
    return held


def address(viewer: Viewer, act: str = "") -> str:
    name = f"desk:member-{act}" if act else "desk:member"
    return reverse(name, args=[held_by(viewer).public_id])


def give_case(viewer: Viewer, *, by: Viewer) -> str:
    """An application of the entity in the hands of a colleague; its public id."""
    membership = held_by(viewer)
    application = make_application(membership.entity)
    charge = charges_of(by).get(kind="application", subject=application.public_id)
    hand_charge(charge, to=membership.person, by=by, at=timezone.now())
    return str(application.public_id)


def hands(viewer: Viewer) -> list[str]:
    """The cases somebody has in hand."""
    return list(charges_of(viewer, member=viewer.person).values_list("subject", flat=True))


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def coordinator(entity):
    return colleague(entity, Role.COORDINATOR, name="Helena Coordenadora")


@pytest.fixture
def technician(entity):
    return colleague(entity, name="Tito Técnico")


@pytest.fixture
def client(coordinator):
    return seated(coordinator)


def test_the_list_says_who_works_here_with_how_many_cases(entity, coordinator, technician, client):
    colleague(entity, Role.READER, name="Ana Leitora")
    colleague(entity, Role.COMPANY_CONTACT, name="Carlos Contacto")
    colleague(make_entity("Outra Casa"), name="Alheia")
    give_case(technician, by=coordinator)

    page = client.get(LIST)

    assert rows(page) == ["Ana Leitora", "Helena Coordenadora", "Tito Técnico"]
    assert "Company contacts Carlos Contacto" in text_of(page)
    assert '<td role="cell" data-label="Cases in hand" class="number">1</td>' in page.content.decode()


def test_cases_that_nobody_has_in_hand_are_counted(entity, client):
    make_application(entity)

    assert "1 case of the entity has nobody who is responsible." in text_of(client.get(LIST))


def test_the_list_asks_the_database_the_same_whatever_its_length(entity, coordinator, client):
    def one_more() -> None:
        give_case(colleague(entity), by=coordinator)
        make_invitation(entity, by=coordinator, at=timezone.now())

    one_more()
    queries(client, LIST)
    for_one = queries(client, LIST)
    one_more()
    one_more()

    assert queries(client, LIST) == for_one


def test_a_colleague_is_invited_by_mail(entity, client):
    page = client.post(INVITE, ASKED, follow=True)

    invitation = Invitation.objects.get()
    assert (invitation.entity, invitation.email, invitation.role) == (entity, "ana@example.org", "technician")
    assert said(page) == ["The invitation is on its way. It is valid for seven days."]
    assert "ana@example.org" in text_of(page)


def test_an_invitation_that_is_not_understood_keeps_what_was_typed(client):
    page = client.post(INVITE, ASKED | {"email": "ana@"})

    assert (page.status_code, Invitation.objects.count()) == (422, 0)
    assert 'value="Ana Nova"' in page.content.decode()


def test_an_invitation_is_sent_again_with_a_new_link(entity, coordinator, client):
    old = make_invitation(entity, by=coordinator, at=timezone.now() - timedelta(days=8))

    before = text_of(client.get(LIST))
    client.post(reverse("desk:invitation-send-again", args=[old.public_id]))
    after = text_of(client.get(LIST))

    old.refresh_from_db()
    assert old.revoked_at is not None
    assert Invitation.objects.unused().get().email == old.email
    assert ("expired" in before, "expired" in after) == (True, False)


def test_an_invitation_is_taken_back(entity, coordinator, client):
    invitation = make_invitation(entity, by=coordinator, at=timezone.now())

    page = client.post(reverse("desk:invitation-revoke", args=[invitation.public_id]), follow=True)

    assert said(page) == ["The invitation is taken back. Its link opens nothing any more."]
    assert "Nobody is invited now." in text_of(page)


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.READER])
def test_only_coordinators_see_invitations(entity, coordinator, role):
    make_invitation(entity, name="Nuno Convidado", by=coordinator, at=timezone.now())
    other = seated(colleague(entity, role))

    page = other.get(LIST)

    assert ("Nuno Convidado" in text_of(page), INVITE in page.content.decode()) == (False, False)
    assert other.get(INVITE).status_code == 403


def test_a_colleague_without_cases_leaves_and_sees_nothing_at_the_very_next_request(technician, client):
    theirs = seated(technician)
    before = theirs.get("/desk/").status_code

    page = client.post(address(technician, "end"), follow=True)

    assert said(page) == ["Your colleague does not work here any more."]
    assert rows(page) == ["Helena Coordenadora"]
    assert (before, theirs.get("/desk/").status_code) == (200, 403)


def test_whoever_leaves_with_cases_names_who_takes_them(coordinator, technician, client):
    case = give_case(technician, by=coordinator)
    end = address(technician, "end")

    asked = client.post(end, {"to": ""})
    client.post(end, {"to": person_of(coordinator).public_id})

    assert (asked.status_code, "This field is required." in text_of(asked)) == (422, True)
    assert hands(coordinator) == [case]
    assert Membership.objects.open(on=timezone.localdate()).filter(person=person_of(technician)).count() == 0


def test_cases_without_a_colleague_to_take_them_keep_somebody_here(entity, client, coordinator):
    case = give_case(coordinator, by=coordinator)
    successor = colleague(entity, Role.COORDINATOR)
    page = client.get(address(coordinator))
    client.post(address(successor, "change-role"), {"role": "reader"})

    alone = text_of(client.get(address(coordinator)))

    assert "end" in forms(page)
    assert "Nobody else coordinates this entity, so this is not possible yet." in alone
    assert hands(coordinator) == [case]


def test_the_last_coordinator_is_told_what_to_do_first(coordinator, client):
    shown = text_of(client.get(address(coordinator)))

    refused = client.post(address(coordinator, "end"), follow=True)

    assert "First make a colleague coordinator, or invite somebody as one." in shown
    assert said(refused) == [
        "Nothing was changed: nobody else coordinates this entity. Make a colleague coordinator first."
    ]
    assert held_by(coordinator).until is None


def test_one_leaves_by_oneself(technician):
    client = seated(technician)

    left = client.post(address(technician, "end"))

    assert (left.status_code, left["Location"]) == (302, "/entry/")
    assert client.get("/desk/").status_code == 403


def test_nobody_but_the_coordinator_ends_the_work_of_others(entity, technician):
    other = colleague(entity)

    refused = seated(other).post(address(technician, "end"))

    assert (refused.status_code, held_by(technician).until) == (403, None)
    assert forms(seated(other).get(address(technician))) == []


def test_a_new_role_ends_the_old_one(coordinator, technician, client):
    page = client.post(address(technician, "change-role"), {"role": "coordinator"}, follow=True)

    assert said(page) == ["The role is changed. It holds from now on."]
    assert held_by(technician).role == Role.COORDINATOR
    assert Membership.objects.filter(person=person_of(technician)).count() == 2


def test_a_role_that_works_on_no_case_is_not_given_to_somebody_with_cases(coordinator, technician, client):
    give_case(technician, by=coordinator)

    page = client.post(address(technician, "change-role"), {"role": "reader"}, follow=True)

    assert said(page) == ["Nothing was changed: cases are in hand. Hand them to a colleague first."]
    assert held_by(technician).role == Role.TECHNICIAN


def test_a_role_that_is_none_is_refused(technician, client):
    page = client.post(address(technician, "change-role"), {"role": "auditor"})

    assert (page.status_code, held_by(technician).role) == (422, Role.TECHNICIAN)


def test_all_cases_are_handed_over_at_once(coordinator, technician, client):
    cases = [give_case(technician, by=coordinator) for _ in range(3)]

    page = client.post(address(technician, "hand-over"), {"to": person_of(coordinator).public_id}, follow=True)

    assert said(page) == ["The cases are handed over. Your colleague is told."]
    assert (sorted(hands(coordinator)), hands(technician)) == (sorted(cases), [])


def test_the_cases_of_a_colleague_lead_to_the_lists(coordinator, technician, client):
    give_case(technician, by=coordinator)
    make_application(held_by(technician).entity)

    page = client.get(address(technician)).content.decode()
    way = f"/desk/applications/?who={person_of(technician).public_id}"

    assert (f'href="{way}"' in page, len(rows(client.get(way)))) == (True, 1)


@pytest.mark.parametrize("act", ["", "end", "change-role", "hand-over"])
def test_colleagues_of_another_entity_are_not_there(client, act):
    other = colleague(make_entity("Outra Casa"))

    answer = client.post(address(other, act)) if act else client.get(address(other))

    assert answer.status_code == 404


def test_a_reset_is_asked_for_from_the_page_of_whoever_has_a_second_step(technician, client):
    before = client.get(address(technician)).content.decode()
    make_app(person_of(technician))

    after = client.get(address(technician)).content.decode()

    way = reverse("entry:ask-reset", args=[person_of(technician).public_id])
    assert (way in before, way in after) == (False, True)
