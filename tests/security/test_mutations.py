"""The matrix is worth something: each rule, gate and sight that is opened to everybody makes it fail."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.urls import NoReverseMatch

from mentores.accounts.roles import Role
from mentores.links.models import Link
from mentores.matching import policies as matching
from mentores.mentorships import policies as mentorships
from mentores.mentorships.policies import Relation
from mentores.partners import policies as partners
from mentores.reporting import policies as reporting
from mentores.web import gates
from mentores.web.gates import GATES
from mentores.web.office.pages import ROLES
from tests import environment
from tests.security.matrix import PAGES
from tests.security.matrix.page import Page
from tests.security.programme import Programme
from tests.security.rules import differences
from tests.security.rules.acts import ACTS
from tests.security.rules.sight import MODELS
from tests.security.visits import Visitors, address_of, body_of, kind_of

PAGE: Mapping[str, Page] = MappingProxyType({page.name: page for page in PAGES})
SHORT = {"pause_mentor": "pause", "resume_mentor": "resume", "pause_mentee": "pause", "resume_mentee": "resume"}


# Pages that ask no other rule before this one; where there is none, the tables of rights alone must notice.
ACT_PAGES = {"update_entity": "desk:entity-face", "invite": "desk:people-invite"}
ASKED_TWICE = {
    *(("application", act) for act in ("interview", "decline", "refer")),
    *(("session", act) for act in ("change", "invite")),
    ("proposal", "answer"),
}
# Their views, or what those look for, refuse whoever has not the role as well.
SECOND_WALL = {
    *(f"roles of office:admission-{page}" for page in ("sharing", "rule-act", "signpost-act")),
    *(f"roles of office:overdue{page}" for page in ("", "-case", "-name", "-refer")),
    *(f"roles of office:session-{page}" for page in ("attendance", "change", "code", "list", "new", "plan")),
    "roles of office:data-term",
    "roles of office:notice-read",
}
SIGHT_PAGES = {
    "rating": "my:rating",
    "mentorship": "desk:mentorship-pause",
    **dict.fromkeys(("factor_reset", "entity", "membership", "invitation", "referral", "handover"), ""),
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule opened to everybody: `how` opens it, and `page` is one that must then answer somebody else."""

    name: str
    how: Callable[[pytest.MonkeyPatch], None]
    page: str = ""


def always(answer: object) -> Callable[..., object]:
    return lambda *asked, **options: answer


def opened(table: Mapping[Any, object], key: str, value: object) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setitem(table, key, value)


def replaced(function: Callable[..., object], answer: object) -> Callable[[pytest.MonkeyPatch], None]:
    """Wherever the function has been imported to."""

    def how(patch: pytest.MonkeyPatch) -> None:
        for module in [module for name, module in sys.modules.items() if name.startswith("mentores")]:
            if getattr(module, function.__name__, None) is function:
                patch.setattr(module, function.__name__, always(answer))

    return how


def sees_everything(model: Any) -> Callable[[pytest.MonkeyPatch], None]:
    rows = type(model._default_manager.all())
    return lambda patch: patch.setattr(rows, "visible_to", lambda self, viewer: self)


def act_page(noun: str, act: str) -> str:
    """The page that does only this act and asks no other rule, if there is one."""
    if (noun, act) in ASKED_TWICE:
        return ""
    name = f"desk:{noun}-{SHORT.get(act, act).replace('_', '-').removesuffix('-mentor')}"
    return name if name in PAGE else ""


def mutants() -> Iterator[Mutant]:
    for table in ACTS:
        for act in table.may:
            page = ACT_PAGES.get(act, "") if table.noun == "entity" else act_page(table.noun, act)
            yield Mutant(f"{table.noun} {act}", opened(table.rules, act, always(answer=True)), page)
    for door in [door for door in GATES if door != "company"]:  # whose numbers a second wall refuses as well
        yield Mutant(f"gate of {door}", opened(GATES, door, always(answer=True)), f"{door}:home")
    for page in ROLES:
        yield Mutant(f"roles of {page}", opened(ROLES, page, tuple(Role)), page)
    for noun, model in MODELS.items():
        page = SIGHT_PAGES.get(noun, f"desk:{noun}")
        yield Mutant(f"sight of {noun}", sees_everything(model), page if page in PAGE else "")
    for relation in (Relation.MENTOR_SIDE, Relation.MENTOR, Relation.MENTEE):
        shown = mentorships.SHOWN[Relation.OWNER]
        yield Mutant(f"shown to {relation}", opened(mentorships.SHOWN, relation, shown))
    yield Mutant("relation to a mentorship", replaced(mentorships.relation, Relation.OWNER))
    yield Mutant("sides of a technician", replaced(matching.sides_of_technician, ["mentor", "mentee"]))
    yield Mutant("side asked", replaced(matching.side_asked, "mentee"))
    yield Mutant("accompanies a mentee", replaced(matching.accompanies_mentee, answer=True))
    yield Mutant("edits the programme", replaced(partners.edits_the_programme, answer=True))
    yield Mutant("may see figures", replaced(reporting.may_see_figures, answer=True))
    yield Mutant("a link is open", lambda patch: patch.setattr(Link, "is_open", always(answer=True)), "links:claim")
    yield Mutant("a demonstration", lambda patch: patch.setattr(gates, "stamp", always(answer=True)), "gallery:home")


def answers_differently(programme: Programme, visitors: Visitors, page: Page) -> bool:
    """Some cell of this page is not as declared; nobody reads further than the first."""
    for role, relation, verb in page.cells():
        if verb in page.verbs and verb != "HEAD":
            address = address_of(programme, page, role, relation)
            try:
                answer = visitors.ask(role, verb, address, body_of(programme, page))
            except (ObjectDoesNotExist, NoReverseMatch):  # a page that counts on its gate
                return True
            if kind_of(answer) != page.expects(role, relation, verb):
                return True
    return False


@pytest.mark.parametrize("mutant", list(mutants())[:: 1 if environment.LONG else 3], ids=lambda mutant: mutant.name)
def test_the_matrix_notices_a_rule_opened_to_everybody(programme, visitors, monkeypatch, mutant):
    mutant.how(monkeypatch)

    by_rules = any(differences(programme))
    by_pages = bool(mutant.page) and answers_differently(programme, visitors, PAGE[mutant.page])

    assert (by_rules or by_pages) == (mutant.name not in SECOND_WALL)
    assert by_pages == (bool(mutant.page) and mutant.name not in SECOND_WALL)


def test_the_matrix_finds_nothing_where_nothing_was_opened(programme, visitors):
    assert not any(differences(programme))
    assert not answers_differently(programme, visitors, PAGE["desk:mentee-propose"])
