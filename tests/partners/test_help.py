"""An entity asks the national team for help."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from mentores.accounts.roles import Role
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging.models import Message
from mentores.partners import services
from mentores.partners.asking import help_requests_for, requests_due, saved_filters, story_of_request
from mentores.partners.lifecycle import RequestState
from mentores.partners.models import HelpRequest, Topic
from tests.factories.accounts import make_appointed
from tests.factories.moments import NOON, TODAY, after
from tests.factories.partners import make_coordinator, make_entity, make_member, make_reader, make_technician


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def office(db):
    return make_appointed(Role.NATIONAL_TECHNICIAN)


def asked(entity, *, by=None) -> HelpRequest:
    by = by or make_technician(entity)
    return services.ask_for_help(entity, topic=Topic.CASE, title="Sem resposta", text="Há um mês.", by=by, at=NOON)


def test_what_is_asked_and_answered_is_the_story_of_the_request(entity, office):
    request = asked(entity)
    services.take_request(request, by=office, at=after(hours=1))
    services.answer_request(request, text="Telefone ao sábado.", by=office, at=after(days=1))
    services.ask_again(request, text="E depois?", by=make_technician(entity), at=after(days=2))
    services.answer_request(request, text="Peça a outra entidade.", by=office, at=after(days=3))
    services.close_request(request, by=make_coordinator(entity), at=after(days=4))

    request.refresh_from_db()

    assert [(move.act, move.note) for move in story_of_request(request)] == [
        ("begin", "Há um mês."),
        ("take_request", ""),
        ("answer_request", "Telefone ao sábado."),
        ("ask_again", "E depois?"),
        ("answer_request", "Peça a outra entidade."),
        ("close_request", ""),
    ]
    assert (request.state, request.taken_by, request.closed_at) == (RequestState.CLOSED, office.person, after(days=4))


def test_the_national_team_is_told_and_whoever_asked_is_told_of_the_answer(entity, office):
    chief = make_appointed(Role.NATIONAL_COORDINATOR)
    technician = make_technician(entity)

    request = asked(entity, by=technician)
    services.answer_request(request, text="Assim.", by=office, at=after(days=1))

    told = Message.objects.filter(notice__startswith="partners/help").values_list("notice", "person")
    assert sorted(told) == sorted(
        [
            ("partners/help_asked", chief.person_id),
            ("partners/help_asked", office.person_id),
            ("partners/help_answered", technician.person_id),
        ]
    )


def test_a_message_says_neither_the_line_nor_the_text(entity, office):
    asked(entity)

    message = Message.objects.get(notice="partners/help_asked")
    assert [word in message.subject + message.body for word in ("Sem resposta", "Há um mês")] == [False, False]


def test_no_two_people_take_it_in_hand(entity, office):
    request = asked(entity)
    services.take_request(request, by=office, at=after(hours=1))

    with pytest.raises(ActNotPossible):
        services.take_request(request, by=make_appointed(), at=after(hours=2))


@pytest.mark.parametrize("role", [Role.READER, Role.COMPANY_CONTACT])
def test_only_who_works_on_cases_asks(entity, role):
    with pytest.raises(PermissionDenied):
        asked(entity, by=make_member(entity, role))


def test_an_entity_asks_for_itself_only_and_does_not_answer(entity):
    other = make_technician(make_entity("Outra Casa"))
    request = asked(entity)

    with pytest.raises(PermissionDenied):
        asked(entity, by=other)
    with pytest.raises(PermissionDenied):
        services.answer_request(request, text="Não.", by=make_coordinator(entity), at=NOON)
    with pytest.raises(PermissionDenied):
        services.close_request(request, by=other, at=NOON)


def test_the_entity_sees_its_own_the_office_all_and_nobody_else_any(entity, office):
    request = asked(entity)
    strangers = [make_technician(make_entity("Outra Casa")), make_appointed(Role.EDITOR), make_appointed(Role.AUDITOR)]

    assert list(help_requests_for(make_reader(entity))) == [request]
    assert list(help_requests_for(office)) == [request]
    assert [list(help_requests_for(one)) for one in strangers] == [[], [], []]


def test_it_waits_for_the_office_a_week_and_the_answer_for_the_entity(entity, office):
    technician = make_technician(entity)
    request = asked(entity, by=technician)

    for_office, before = requests_due(office), requests_due(technician)
    services.answer_request(request, text="Assim.", by=office, at=after(days=1))

    assert [(due.title, due.by) for due in for_office] == [("Porta Aberta", TODAY + timedelta(days=7))]
    assert before == []
    assert requests_due(office) == []
    assert [due.title for due in requests_due(technician)] == ["Sem resposta"]


def test_each_act_stands_in_the_record(entity, office):
    request = asked(entity)
    services.answer_request(request, text="Assim.", by=office, at=after(days=1))

    acts = Event.objects.filter(subject=request.public_id).order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["begin", "answer_request"]


@pytest.mark.parametrize(
    "wrong",
    [{"state": RequestState.CLOSED}, {"closed_at": NOON}, {"state": RequestState.ANSWERED}, {"title": ""}],
)
def test_the_database_refuses_a_request(entity, wrong):
    request = asked(entity)

    with pytest.raises(IntegrityError):
        HelpRequest.objects.filter(pk=request.pk).update(**wrong)


def test_a_filter_is_kept_at_one_entity_only(entity):
    coordinator = make_coordinator(entity)
    assert coordinator.person is not None
    elsewhere = make_coordinator(make_entity("Outra Casa"), person=coordinator.person)

    saved = services.save_filter("mentees", name="Do Porto", chosen={"place": "13"}, by=coordinator, at=NOON)

    assert saved_filters(coordinator, "mentees") == [saved]
    assert saved_filters(elsewhere, "mentees") == saved_filters(coordinator, "mentors") == []


def test_nobody_keeps_a_filter_outside_a_desk_or_removes_somebody_elses(entity, office):
    saved = services.save_filter("mentees", name="Meu", chosen={}, by=make_reader(entity), at=NOON)

    with pytest.raises(PermissionDenied):
        services.save_filter("mentees", name="Meu", chosen={}, by=office, at=NOON)
    with pytest.raises(PermissionDenied):
        services.forget_filter(saved, by=make_coordinator(entity))
