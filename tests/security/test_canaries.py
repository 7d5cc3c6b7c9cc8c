"""Words that stand in one text only: nobody meets one of somebody else's, wherever they go."""

import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import transaction
from django.urls import reverse

from mentores.core.languages import BY_CODE
from tests.languages import UNREAD
from tests.security.programme import PURPOSES, Programme
from tests.security.visits import Visitors, address_of_link

HOMES = {
    "coordinator": "/desk/",
    "reader": "/desk/",
    "company_contact": "/company/",
    "national_coordinator": "/office/",
    "national_technician": "/office/",
    "auditor": "/office/",
    "editor": "/office/",
    "mentor": "/my/",
    "mentee": "/my/",
    "stranger": "/my/",
    "former_member": "/entry/",
    "anonymous": "/pt/",
}
LISTS = ("applications", "mentors", "mentees", "proposals", "mentorships")
SEARCHING = ("applications", "mentors", "mentees", "mentorships")
PUBLIC = ("/static/", *(f"/{code}/" for code in BY_CODE))  # the same for everybody: the visitor walks them
STATES = ("", "not_accepted", "accepted", "paused", "completed", "open", "suggested")
STAFF = ("coordinator", "technician", "reader", "companycontact", "invited")
NAMES = ("first", "surname", "name")
NOTES = {f"own {name} note" for name in ("declined", "resting", "mentee", "mentored", "asked")}

# What each role meets of people that are not of the entity "own", or, for a participant, not oneself.
# The mentor of the own pair belongs to the neighbour: the owner of the case may reach both.
MENTOR_OF_THE_OWN_PAIR = {f"neighbour mentor {what}" for what in ("first", "surname", "mail", "phone")}
DESK_MEETS = MENTOR_OF_THE_OWN_PAIR | {"neighbour mentored first"}


def said(answer) -> str:
    """What an answer says; of a workbook, what all the files in it say."""
    content = answer.getvalue()
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as workbook:
            content = b"".join(workbook.read(name) for name in workbook.namelist())
    return unescape(content.decode(errors="replace"))


def pages(visitors: Visitors, role: str, starts: list[str]) -> Iterator[str]:
    """Every page that links lead to, and what the forms on them answer when sent empty."""
    seen, waiting = set(starts), deque(starts)
    while waiting:
        html = said(visitors.ask(role, "GET", waiting.popleft()))
        yield html
        links = re.findall(r'<a [^>]*href="(/[^"#]*)', html)
        forms = re.findall(r'<form[^>]* action="(/[^"]*)"', html)
        for address in links:
            if address not in seen and not address.startswith(UNREAD if role == "anonymous" else PUBLIC):
                seen.add(address)
                waiting.append(address)
        for address in set(forms) - seen:
            seen.add(address)
            yield said(visitors.ask(role, "POST", address))


def in_every_state() -> list[str]:
    """The lists of the desk in every state."""
    return [f"{reverse(f'desk:{name}')}?state={state}" for name in LISTS for state in STATES]


def searched(programme: Programme, visitors: Visitors, role: str) -> Iterator[str]:
    """The lists of the desk after a search for the people of the other entities."""
    people = [f"{entity} {name} surname" for entity in ("neighbour", "foreign") for name in ("mentor", "mentored")]
    names = [word.removesuffix("q") for word, of in programme.canaries.items() if of in people]
    for searching in SEARCHING:
        for name in names:
            with transaction.atomic():
                answer = visitors.browser(role).post(reverse(f"desk:{searching}"), {"words": name}, follow=True)
                transaction.set_rollback(True)
            assert answer.status_code == 200
            yield unescape(answer.content.decode()).replace(f'value="{name}"', "")


def met(programme: Programme, visitors: Visitors, role: str) -> set[str]:
    """The canaries that this role meets anywhere."""
    at_the_desk = HOMES[role] == "/desk/"
    everything = "\n".join(pages(visitors, role, [HOMES[role], *(in_every_state() if at_the_desk else [])]))
    if at_the_desk:
        everything += "\n".join(searched(programme, visitors, role))
    return {of for word, of in programme.canaries.items() if word in everything}


def of_entity(found: set[str]) -> set[str]:
    return {of for of in found if of.startswith("own ")}


def test_the_desk_meets_its_own_people_whole_and_of_others_what_a_pair_needs(programme, visitors):
    found = met(programme, visitors, "coordinator")

    assert found - of_entity(found) == DESK_MEETS
    assert found >= NOTES
    assert {f"own {name} {what}" for name in ("applied", "mentor", "mentee") for what in ("first", "mail")} <= found


def test_a_reader_meets_the_same_people_and_no_note_of_colleagues(programme, visitors):
    found = met(programme, visitors, "reader")

    assert found - of_entity(found) == DESK_MEETS
    assert {of for of in found if of.endswith("note")} == set()
    assert {f"own {name} surname" for name in ("applied", "mentor", "mentee")} <= found


@pytest.mark.parametrize("role", ["national_coordinator", "national_technician"])
def test_the_national_team_meets_who_works_for_the_entities_by_name_and_nobody_they_accompany(
    programme, visitors, role
):
    found = met(programme, visitors, role)

    assert {of for of in found if of.split()[1] not in STAFF or of.split()[2] not in NAMES} == set()
    assert {"own coordinator surname", "foreign reader first", "own invited name"} <= found


@pytest.mark.parametrize("role", ["company_contact", "auditor", "editor", "former_member", "anonymous"])
def test_who_works_for_no_case_meets_nobody(programme, visitors, role):
    assert {of for of in met(programme, visitors, role) if not of.startswith("own companycontact ")} == set()


def test_a_mentee_meets_oneself_and_the_first_name_of_the_mentor(programme, visitors):
    found = met(programme, visitors, "mentee")

    assert {of for of in found if not of.startswith("own mentored ")} == {"neighbour mentor first"}
    assert {"own mentored first", "own mentored mail"} <= found
    assert not {"own mentored note", "own mentored commentmentor"} & found


def test_a_mentor_meets_oneself_and_the_first_name_of_the_mentee(programme, visitors):
    found = met(programme, visitors, "mentor")

    assert {of for of in found if not of.startswith("neighbour mentor ")} - {"own mentored commentmentor"} == {
        "own mentored first"
    }
    assert {"neighbour mentor first", "neighbour mentor mail"} <= found


def test_somebody_who_has_only_registered_meets_oneself(programme, visitors):
    found = met(programme, visitors, "stranger")

    assert {of for of in found if not of.startswith("foreign applied ")} == set()
    assert "foreign applied mail" in found


# Whom a link is about if not about the mentee: a mentor reads the own paper, a reference is asked about a volunteer.
ABOUT = {
    "paper": {"neighbour mentor first", "neighbour mentor mail"},
    "reference": {"own mentor first", "own mentor surname"},
}


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_link_shows_its_person_and_at_most_the_first_name_of_the_other(programme, visitors, purpose):
    answer = visitors.ask("coordinator", "GET", address_of_link(programme, purpose))

    found = {of for word, of in programme.canaries.items() if word in answer.content.decode()}

    assert answer.status_code == 200
    others = ABOUT.get(purpose, {"neighbour mentor first"})
    assert {of for of in found if not of.startswith("own mentored ")} <= others
    assert not {"own mentored note", "own mentored commentmentor"} & found


def test_a_figure_for_machines_names_no_person(programme, visitors):
    answer = visitors.ask("auditor", "GET", reverse("office:figures-json"))

    assert [of for word, of in programme.canaries.items() if word in answer.content.decode()] == []
    assert programme.entities["foreign"].name in answer.content.decode()


def test_no_address_of_a_page_holds_a_name(programme, visitors):
    with transaction.atomic():
        html = "\n".join(pages(visitors, "coordinator", ["/desk/"]))
        transaction.set_rollback(True)

    addresses = re.findall(r'(?:href|action)="(/[^"]*)"', html)
    assert [address for address in addresses for word in programme.canaries if word in address] == []
