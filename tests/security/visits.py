"""Asking every page, as everybody, and undoing what came of it."""

from collections.abc import Callable, Iterator, Mapping

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone, translation

from mentores.core.tokens import token_for
from tests.security.matrix.page import CHANGE_HAT, SIGN_IN, Page
from tests.security.programme import ABSENT, Programme

HAT_PAGE = "entry/change_hat.html"
SIGNED_OUT_PAGE = "entry/given_back.html"
PROPOSALS = {
    "own": ("asked proposal", "own"),
    "mentor_side": ("asked proposal", "mentor_side"),
    "offered": ("offered proposal", "mentor_side"),
    "other side": ("asked proposal", "own"),
    "no side": ("asked proposal", "own"),
    "foreign": ("asked proposal", "foreign"),
}
SIDES = {"own": "mentee", "no side": "nobody"}
OPENED_BY = {
    "application-calendar": "application",
    "more": "application",
    "training-calendar": "training",
    "training-material": "training",
}
CONSENTING = ("mentor", "mentee", "application")
FOREIGN_TO_ALL = {
    "application": ("application", "neighbour"),
    "proposal": ("accepted proposal", "foreign"),
    "mentorship": ("mentorship", "foreign"),
    "rating": ("rating of the mentee", "foreign"),
    "handover": ("handover", "foreign"),
}


class Visitors:
    """A browser for each role, in which its person has signed in."""

    def __init__(self, programme: Programme) -> None:
        self.browsers = {role: Client() for role in ("anonymous", *programme.viewers)}
        self.sessions: dict[str, str] = {}
        for role, viewer in programme.viewers.items():
            assert viewer.person is not None  # every role has somebody
            self.browsers[role].force_login(viewer.person)
            self.sessions[role] = self.browsers[role].cookies["sessionid"].value

    def browser(self, role: str) -> Client:
        """The role's browser, with nothing in it but the session."""
        browser = self.browsers[role]
        browser.cookies.clear()
        if role in self.sessions:
            browser.cookies["sessionid"] = self.sessions[role]
        return browser

    def ask(self, role: str, verb: str, address: str, body: Mapping[str, str] | None = None):
        """What the page answers; nothing it did stays."""
        browser = self.browser(role)
        with transaction.atomic():
            send = getattr(browser, verb.lower())
            answer = send(address, body or {}) if verb == "POST" else send(address)
            transaction.set_rollback(True)
        return answer


def kind_of(answer) -> str:
    """The answer as the matrix names it."""
    if answer.status_code == 302 and answer["Location"].startswith(reverse("account_login")):
        return SIGN_IN
    shown = {template.name for template in answer.templates} if answer.status_code == 403 else set()
    if SIGNED_OUT_PAGE in shown:
        return SIGN_IN
    if HAT_PAGE in shown:
        return CHANGE_HAT
    return str(answer.status_code)


def address_of(programme: Programme, page: Page, role: str, relation: str) -> str:
    """The address at which the role asks for the case it stands in this relation to."""
    with translation.override("pt"):
        return reverse(page.name, args=_arguments(programme, page.name, role, relation))


def address_of_link(programme: Programme, purpose: str) -> str:
    """The address of the open link of the role "mentee"."""
    return reverse(f"links:{purpose}", args=[_token(programme, purpose, "own")])


def body_of(programme: Programme, page: Page) -> dict[str, str]:
    """What a form of this page sends."""
    coordinator = programme.viewers["coordinator"].person
    assert coordinator is not None
    today = {"held_on": timezone.localdate(programme.at).isoformat()} if "held_on" in page.body else {}
    named = {
        "desk:mentee-propose": {"mentor": _id(programme, "mentor", "own")},
        **{f"desk:{noun}-consents": {"on": timezone.localdate(programme.at).isoformat()} for noun in CONSENTING},
        "desk:member-hand-over": {"to": coordinator.public_id},
        "desk:charge": {"to": coordinator.public_id},
    }
    return {**page.body, **today, **named.get(page.name, {})}


def declared_names() -> list[str]:
    """The name of every address of the site."""
    return list(_names(get_resolver(), ""))


def _names(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"
        else:
            yield from _names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)


def _arguments(programme: Programme, name: str, role: str, relation: str) -> list[str]:
    door, _, page = name.partition(":")
    noun = page.partition("-")[0]
    if relation == "":
        return []
    if (door, noun) in WITHOUT_CASE:
        return WITHOUT_CASE[door, noun](programme, page, relation)
    if door == "links":
        token = _token(programme, OPENED_BY.get(page, page), relation)
        return [token, programme.materials["own"]] if page == "training-material" else [token]
    if door == "entry":
        return [_id(programme, "protected" if page == "ask-reset" else "reset", relation)]
    if door == "my":
        return [_id(programme, f"own {noun}", role) if relation == "own" else _id(programme, *_foreign(noun, relation))]
    if door in ("demo", "gallery"):
        return [ABSENT] if page in ("enter", "message") else []
    if page == "application-inform":
        return [_id(programme, noun, relation), ABSENT]
    if noun == "proposal":
        case = _id(programme, *PROPOSALS.get(relation, (noun, relation)))
        return [case, SIDES.get(relation, "mentor")] if page == "proposal-answer" else [case]
    if page in ("mentorship-undo-meeting", "mentorship-note-talk"):
        of = "own" if "meeting" in relation else relation
        meeting = programme.meetings.get(relation.partition(" ")[0], ABSENT)
        return [_id(programme, noun, of), meeting]
    return [_id(programme, noun, relation)]


def _public_entity(programme: Programme, page: str, relation: str) -> list[str]:
    if page == "entity-logo":
        return [programme.entities["own"].slug, programme.logos.get(relation, "0" * 64)]
    return [programme.entities[relation].slug if relation in programme.entities else "nobody"]


def _public_screen(programme: Programme, page: str, relation: str) -> list[str]:
    known = "you" if page.endswith("-screen") else "mentee"
    return [known if relation == "own" else ABSENT]


def _template(programme: Programme, page: str, relation: str) -> list[str]:
    return ["mentees" if relation == "own" else "nothing", "xlsx"]


def _office_text(programme: Programme, page: str, relation: str) -> list[str]:
    return ["information" if relation == "own" else ABSENT]


def _office_guide(programme: Programme, page: str, relation: str) -> list[str]:
    return ["interview-mentee" if relation == "own" else ABSENT]


def _office_admission(programme: Programme, page: str, relation: str) -> list[str]:
    _noun, kind, *further = page.split("-")
    known = {"rule": "adult", "signpost": "claim"}[kind] if relation == "own" else ABSENT
    return [known, "later"] if further else [known]


def _office_notice(programme: Programme, page: str, relation: str) -> list[str]:
    if page == "notices-language":
        return ["ar" if relation == "own" else ABSENT]
    named = ["evaluations", "asked" if relation == "own" else ABSENT]
    return named if page == "notice" else [*named, "ar"]


def _desk_same(programme: Programme, page: str, relation: str) -> list[str]:
    """Two people of the own entity; elsewhere the first one is another entity's."""
    if page == "same-undo":
        return [_id(programme, "merger", relation)]
    first = _id(programme, "data", relation)
    return [first] if page == "same-ask" else [first, _id(programme, "data", "alike")]


def _office_data(programme: Programme, page: str, relation: str) -> list[str]:
    return ["left" if relation == "own" else ABSENT]


def _office_same(programme: Programme, page: str, relation: str) -> list[str]:
    return [_id(programme, "doubt", relation)]


def _office_overdue(programme: Programme, page: str, relation: str) -> list[str]:
    return [_id(programme, "entity" if page == "overdue-entity" else "overdue", relation)]


def _desk_register(programme: Programme, page: str, relation: str) -> list[str]:
    return [] if page == "register" else [relation]


def _session(programme: Programme, page: str, relation: str) -> list[str]:
    if page == "session-plan":
        return ["mentor_training" if relation == "own" else ABSENT]
    if page in ("session-answer", "session-take-out"):
        return [_id(programme, "place", relation)]
    case = _id(programme, "session", relation)
    return (
        [case, programme.materials.get(relation, ABSENT)] if page.endswith("material") and "add" not in page else [case]
    )


def _my_session(programme: Programme, page: str, relation: str) -> list[str]:
    case = _id(programme, "place", relation)
    return [case, programme.materials.get(relation, ABSENT)] if page == "session-material" else [case]


WITHOUT_CASE: Mapping[tuple[str, str], Callable[[Programme, str, str], list[str]]] = {
    ("public", "entity"): _public_entity,
    ("public", "help"): _public_screen,
    ("public", "support"): _public_screen,
    ("public", "code"): _public_screen,
    ("public", "paper"): _public_screen,
    ("desk", "register"): _desk_register,
    ("desk", "same"): _desk_same,
    ("office", "data"): _office_data,
    ("office", "same"): _office_same,
    ("desk", "session"): _session,
    ("office", "session"): _session,
    ("my", "session"): _my_session,
    ("desk", "imports"): _template,
    ("office", "imports"): _template,
    ("office", "overdue"): _office_overdue,
    ("office", "text"): _office_text,
    ("office", "guide"): _office_guide,
    ("office", "notice"): _office_notice,
    ("office", "notices"): _office_notice,
    ("office", "admission"): _office_admission,
}


def _foreign(noun: str, relation: str) -> tuple[str, str]:
    return FOREIGN_TO_ALL[noun] if relation == "foreign" else (noun, relation)


def _id(programme: Programme, noun: str, relation: str) -> str:
    case = programme.cases.get((noun, relation))
    return case.public_id if case else ABSENT


def _token(programme: Programme, purpose: str, relation: str) -> str:
    if relation == "absent":
        return "abcdefghjkmn.signedbynobody"
    other = "rating" if purpose != "rating" else "application"
    link = programme.links[(other, "own") if relation == "other purpose" else (purpose, relation)]
    return token_for(link.public_id)
