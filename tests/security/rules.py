"""What the matrix says below the pages: who may do each act, who sees each case, and what is shown of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mentores.access import policies as access
from mentores.access.models import FactorReset
from mentores.accounts import policies as accounts
from mentores.accounts.viewer import SYSTEM, VISITOR, Viewer, through_link
from mentores.admissions import policies as admissions
from mentores.admissions.models import Application, Note, Referral
from mentores.consents import policies as consents
from mentores.evaluations import policies as evaluations
from mentores.evaluations.models import Rating
from mentores.imports import policies as imports
from mentores.imports.models import Import
from mentores.matching import policies as matching
from mentores.matching.models import Proposal
from mentores.mentorships import policies as mentorships
from mentores.mentorships.models import Mentorship
from mentores.mentorships.selectors import case_for
from mentores.participants import policies as participants
from mentores.participants.models import Mentee, Mentor, ProfileCheck, Reference
from mentores.partners import policies as partners
from mentores.partners.models import Campaign, Charge, Entity, HelpRequest, Invitation, Membership
from mentores.privacy import policies as privacy
from mentores.reporting import policies as reporting
from mentores.training import policies as training
from mentores.training.models import Attendance, Session
from tests.security.programme import Programme

Who = Mapping[str, tuple[str, ...]]

CASE = ("coordinator", "technician")
DESK = (*CASE, "reader")
NATIONAL = ("national_coordinator", "national_technician")
EVERYWHERE = ("own", "mentor_side", "foreign")

# Noun → relation → the case of the programme. The own cases are those of the roles "mentor" and "mentee".
CASES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "application": {
        "own": ("application", "own mentored"),
        "foreign": ("application", "foreign"),
        "unowned": ("application", "unowned"),
    },
    "note": {"own": ("note", "own"), "foreign": ("note", "foreign")},
    "referral": {"own": ("referral", "asked"), "foreign": ("referral", "foreign")},
    "mentor": {"own": ("mentor", "own"), "foreign": ("mentor", "neighbour")},
    "mentee": {"own": ("mentored", "own"), "foreign": ("mentored", "foreign")},
    "profilecheck": {"own": ("profilecheck", "own"), "foreign": ("profilecheck", "foreign")},
    "proposal": {relation: ("accepted proposal", relation) for relation in EVERYWHERE},
    "mentorship": {relation: ("mentorship", relation) for relation in EVERYWHERE},
    "rating": {relation: ("rating of the mentee", relation) for relation in EVERYWHERE},
    "factor_reset": {"own": ("reset", "own"), "foreign": ("reset", "foreign")},
    "entity": {"own": ("entity", "own"), "foreign": ("entity", "foreign")},
    "membership": {"own": ("member", "own"), "foreign": ("member", "foreign")},
    "invitation": {
        "own": ("invitation", "own"),
        "foreign": ("invitation", "foreign"),
        "national": ("team", "proposed"),
    },
    "charge": {"own": ("charge", "own"), "foreign": ("charge", "foreign")},
    "request": {"own": ("request", "own"), "foreign": ("request", "foreign")},
    "campaign": {"own": ("campaign", "own"), "foreign": ("campaign", "foreign")},
    "person": {"own": ("data", "own"), "foreign": ("data", "foreign")},
    "appointment": {"own": ("team", "serving")},
    "session": {relation: ("session", relation) for relation in ("own", "foreign", "national")},
    "attendance": {"own": ("place", "own"), "foreign": ("place", "foreign")},
    "reference": {"own": ("reference", "own"), "foreign": ("reference", "foreign")},
    "import": {relation: ("import", relation) for relation in ("own", "foreign", "network")},
}
MODELS = {
    "application": Application,
    "note": Note,
    "referral": Referral,
    "mentor": Mentor,
    "mentee": Mentee,
    "profilecheck": ProfileCheck,
    "proposal": Proposal,
    "mentorship": Mentorship,
    "rating": Rating,
    "factor_reset": FactorReset,
    "entity": Entity,
    "membership": Membership,
    "invitation": Invitation,
    "charge": Charge,
    "request": HelpRequest,
    "campaign": Campaign,
    "session": Session,
    "attendance": Attendance,
    "reference": Reference,
    "import": Import,
}

BY_THE_OWNER: Who = {"own": CASE}
BY_THE_OWNER_OR_THE_PAIR: Who = {"own": (*CASE, "mentor", "mentee", "link")}
BY_COORDINATORS: Who = {"own": ("coordinator", "national_coordinator"), "foreign": ("national_coordinator",)}
BY_THE_NATIONAL_COORDINATOR: Who = dict.fromkeys(("own", "foreign", "national"), ("national_coordinator",))
BY_THE_COORDINATOR: Who = {"own": ("coordinator",)}
BY_WHO_SENT_IT: Who = {"own": ("coordinator",), "network": ("national_coordinator",)}
BY_ITSELF: Who = dict.fromkeys(("own", "foreign", "network"), ("system",))
BY_WHOEVER_LEADS: Who = {"own": CASE, "national": NATIONAL}
BY_WHOEVER_BRINGS_PEOPLE: Who = {"own": CASE, "national": (*CASE, *NATIONAL)}
BY_EITHER_SIDE: Who = {"own": CASE, "mentor_side": CASE}
BY_WHOEVER_IS_ASKED: Who = {"own": (*CASE, "mentor", "mentee", "link"), "mentor_side": CASE}


@dataclass(frozen=True, slots=True)
class Table:
    """The rules of one lifecycle, the noun they are about, and for each act who may in which relation."""

    rules: Mapping[str, Callable[..., bool]]
    noun: str
    may: Mapping[str, Who]


ACTS = (
    Table(
        admissions.MAY,
        "application",
        {
            "assign": {"unowned": NATIONAL},
            "contact": BY_THE_OWNER,
            "reach": BY_THE_OWNER,
            "book": BY_THE_OWNER,
            "rebook": BY_THE_OWNER,
            "miss": BY_THE_OWNER,
            "cancel_interview": BY_THE_OWNER,
            "confirm_interview": {"own": ("mentee", "link"), "foreign": ("stranger",)},
            "ask_another_time": {"own": ("mentee", "link"), "foreign": ("stranger",)},
            "interview": BY_THE_OWNER,
            "accept": BY_THE_OWNER,
            "decline": BY_THE_OWNER,
            "refer": {"own": (*CASE, *NATIONAL), "foreign": NATIONAL},
            "call_back": {"own": (*CASE, "mentee", "link"), "foreign": ("stranger",)},
            "take_over": {"own": (*CASE, "mentee", "link"), "foreign": ("stranger",)},
            "reopen": BY_THE_OWNER,
            "withdraw": {
                "own": (*CASE, "mentee", "link", "system"),
                "foreign": ("stranger", "system"),
                "unowned": ("system",),
            },
        },
    ),
    Table(
        imports.MAY,
        "import",
        {
            **dict.fromkeys(
                ("choose_columns", "decide_rows", "write_rows", "undo_import", "drop_import"), BY_WHO_SENT_IT
            ),
            **dict.fromkeys(
                ("finish_check", "finish_writing", "take_back_rows", "keep_rows", "finish_undo"), BY_ITSELF
            ),
        },
    ),
    Table(
        participants.MAY_MENTOR,
        "mentor",
        {
            "finish_training": BY_THE_OWNER,
            "pause_mentor": {"own": (*CASE, "system"), "foreign": ("mentor", "system")},
            "resume_mentor": {"own": (*CASE, "system"), "foreign": ("mentor", "system")},
            "deactivate": {"own": CASE, "foreign": ("mentor",)},
            "release": BY_THE_OWNER,
            "reactivate": BY_THE_OWNER,
            "update_mentor": BY_THE_OWNER,
            "note_contact": BY_THE_OWNER,
            "offer_alternative": BY_THE_OWNER,
            "ask_to_leave": {"own": (), "foreign": ("mentor",)},
        },
    ),
    Table(
        participants.MAY_MENTEE,
        "mentee",
        {
            "pause_mentee": {"own": (*CASE, "mentee", "system"), "foreign": ("system",)},
            "resume_mentee": {"own": (*CASE, "mentee", "system"), "foreign": ("system",)},
            "finish": {"own": (*CASE, "mentee", "system"), "foreign": ("system",)},
            "reopen": BY_THE_OWNER,
            "ask_to_leave": {"own": ("mentee",)},
        },
    ),
    Table(participants.MAY_CHECK, "profilecheck", {"answer": {"own": ("mentee", "link")}}),
    Table(
        matching.MAY,
        "proposal",
        {
            "confirm": BY_EITHER_SIDE,
            "ask": BY_EITHER_SIDE,
            "answer": BY_WHOEVER_IS_ASKED,
            "accept": BY_WHOEVER_IS_ASKED,
            "decline": BY_WHOEVER_IS_ASKED,
            "expire": dict.fromkeys(EVERYWHERE, ("system",)),
            "withdraw": {"own": (*CASE, "system"), "mentor_side": (*CASE, "system"), "foreign": ("system",)},
            "mark_mistaken": BY_EITHER_SIDE,
        },
    ),
    Table(
        mentorships.MAY,
        "mentorship",
        {
            "log_meeting": BY_THE_OWNER_OR_THE_PAIR,
            "undo_meeting": BY_THE_OWNER_OR_THE_PAIR,
            "start_meeting": BY_THE_OWNER_OR_THE_PAIR,
            "note_talk": BY_THE_OWNER,
            "pause": BY_THE_OWNER,
            "resume": BY_THE_OWNER,
            "wind_down": BY_THE_OWNER,
            "complete": BY_THE_OWNER,
            "interrupt": BY_THE_OWNER,
            "give_up": BY_THE_OWNER,
            "mark_mistaken": BY_THE_OWNER,
        },
    ),
    Table(
        training.MAY,
        "session",
        {
            **dict.fromkeys(("change", "cancel", "add_material", "remove_material"), BY_WHOEVER_LEADS),
            **dict.fromkeys(("hold", "invite"), BY_WHOEVER_BRINGS_PEOPLE),
        },
    ),
    Table(
        training.MAY_ATTENDANCE, "attendance", {"answer": {"own": (*CASE, "mentee", "link")}, "take_out": {"own": CASE}}
    ),
    Table(access.MAY, "factor_reset", dict.fromkeys(access.MAY, BY_COORDINATORS)),
    Table(evaluations.MAY, "rating", {"rate": {"own": ("mentee", "link")}}),
    Table(
        partners.MAY,
        "entity",
        {
            **dict.fromkeys(
                ("admit", "refuse", "activate", "suspend", "resume", "end", "transfer_cases"),
                BY_THE_NATIONAL_COORDINATOR,
            ),
            "update_entity": BY_COORDINATORS,
            "invite": BY_COORDINATORS,
            "add_absence": BY_THE_COORDINATOR,
            "remove_absence": BY_THE_COORDINATOR,
        },
    ),
    Table(
        partners.MAY_MEMBERSHIP,
        "membership",
        {
            "change_role": BY_THE_COORDINATOR,
            "end_membership": {
                "own": ("coordinator", "technician", "national_coordinator"),
                "foreign": ("national_coordinator",),
            },
            "hand_over_all": {"own": ("coordinator", "technician")},
        },
    ),
    Table(
        partners.MAY_INVITATION,
        "invitation",
        {
            "revoke_invitation": {**BY_COORDINATORS, "national": ("national_coordinator",)},
            "second_invitation": {"national": ("national_coordinator",)},
            "accept_invitation": {"own": ("link",)},
        },
    ),
    Table(
        privacy.MAY,
        "person",
        {
            "copy": BY_THE_OWNER,
            "erase": BY_THE_COORDINATOR,
            "hold": BY_THE_OWNER,
            "release": BY_THE_COORDINATOR,
            "merge": {"own": (*CASE, *NATIONAL), "foreign": NATIONAL},
            "keep_apart": {"own": (*CASE, *NATIONAL), "foreign": NATIONAL},
            "ask_national_team": BY_THE_OWNER,
        },
    ),
    Table(partners.MAY_CAMPAIGN, "campaign", {"end_campaign": {"own": ("coordinator", "company_contact")}}),
    Table(partners.MAY_CHARGE, "charge", {"hand_charge": BY_THE_OWNER}),
    Table(
        partners.MAY_REQUEST,
        "request",
        {
            "take_request": dict.fromkeys(("own", "foreign"), NATIONAL),
            "answer_request": dict.fromkeys(("own", "foreign"), NATIONAL),
            "ask_again": BY_THE_OWNER,
            "close_request": {"own": (*CASE, *NATIONAL), "foreign": NATIONAL},
        },
    ),
    Table(accounts.MAY, "appointment", dict.fromkeys(accounts.MAY, BY_THE_NATIONAL_COORDINATOR)),
)

SIGHT: Mapping[str, Who] = {
    "import": {
        "own": ("coordinator", "system"),
        "foreign": ("system",),
        "network": ("national_coordinator", "system"),
    },
    "application": {
        "own": (*DESK, "mentee", "link", "system"),
        "foreign": ("stranger", "system"),
        "unowned": (*NATIONAL, "system"),
    },
    "note": {"own": (*CASE, "system"), "foreign": ("system",)},
    "referral": {"own": (*DESK, "system"), "foreign": ("system",)},
    "mentor": {"own": (*DESK, "system"), "foreign": ("mentor", "system")},
    "mentee": {"own": (*DESK, "mentee", "system"), "foreign": ("system",)},
    "profilecheck": {"own": (*DESK, "mentee", "link", "system"), "foreign": ("system",)},
    "proposal": {
        "own": (*DESK, "mentor", "mentee", "link", "system"),
        "mentor_side": (*DESK, "system"),
        "foreign": ("system",),
    },
    "mentorship": {
        "own": (*DESK, "mentor", "mentee", "link", "system"),
        "mentor_side": (*DESK, "system"),
        "foreign": ("system",),
    },
    "session": {
        "own": (*DESK, "mentee", "system"),
        "foreign": ("system",),
        "national": (*DESK, *NATIONAL, "system"),
    },
    "attendance": {"own": (*DESK, "mentee", "link", "system"), "foreign": ("system",)},
    "reference": {"own": (*CASE, "link", "system"), "foreign": ("system",)},
    "factor_reset": BY_COORDINATORS,
    "entity": {"own": (*DESK, *NATIONAL, "system"), "foreign": (*NATIONAL, "system")},
    "membership": {"own": (*DESK, *NATIONAL), "foreign": NATIONAL},
    "invitation": {
        "own": ("coordinator", *NATIONAL, "link"),
        "foreign": NATIONAL,
        "national": ("national_coordinator",),
    },
    "charge": {"own": (*DESK, "system"), "foreign": ("system",)},
    "request": {"own": (*DESK, *NATIONAL, "system"), "foreign": (*NATIONAL, "system")},
    "campaign": {"own": (*DESK, "company_contact", "system"), "foreign": ("system",)},
    "rating": {
        "own": (*DESK, "mentee", "link", "system"),
        "mentor_side": ("system",),
        "foreign": ("system",),
    },
}

# What may be done without a case, or to one that is only looked for.
RIGHTS: Mapping[str, tuple[str, ...]] = {
    "edits_the_programme": ("national_coordinator", "editor"),
    "publishes_texts": ("national_coordinator", "editor"),
    "records_consent": (*CASE, "mentee"),
    "writes_notes": CASE,
    "may_see_figures": (*NATIONAL, "auditor", "system"),
    "accompanies_mentee": CASE,
    "knows_the_person": (*CASE, "mentee"),
    "sets_terms": ("national_coordinator",),
    "sees_terms": NATIONAL,
    "sees colleagues": (*DESK, *NATIONAL),
}

# Role and relation → what a mentorship shows beside state, dates, entity and number of meetings.
OWNERS_VIEW = ("mentor_name", "mentee_name", "mentor_contact", "mentee_contact", "meetings", "story", "mentee_id")
SHOWN: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("coordinator", "own"): OWNERS_VIEW,
    ("reader", "own"): OWNERS_VIEW,
    ("coordinator", "mentor_side"): ("mentor_name", "mentee first name", "mentor_contact", "mentor_id"),
    ("reader", "mentor_side"): ("mentor_name", "mentee first name", "mentor_contact", "mentor_id"),
    ("mentor", "own"): ("mentee first name", "mentee_contact", "meetings"),
    ("mentee", "own"): ("mentor first name", "mentor_contact", "meetings"),
    ("stranger", "own"): (),
    ("coordinator", "foreign"): (),
}
PRIVATE = (
    "mentor_name",
    "mentee_name",
    "mentor_contact",
    "mentee_contact",
    "meetings",
    "story",
    "mentor_id",
    "mentee_id",
)


def differences(programme: Programme) -> Iterator[str]:
    """Every rule that does not say what the tables say."""
    for table in ACTS:
        for act, who in table.may.items():
            for relation, case in _cases(programme, table.noun).items():
                said = [role for role, viewer in _viewers(programme, table.noun) if table.rules[act](viewer, case)]
                yield from _compare(f"{table.noun} {act} {relation}", said, who.get(relation, ()))
    for noun, who in SIGHT.items():
        for relation, case in _cases(programme, noun).items():
            said = [role for role, viewer in _viewers(programme, noun) if _sees(viewer, case)]
            yield from _compare(f"{noun} seen {relation}", said, who[relation])
    for right, roles in RIGHTS.items():
        said = [role for role, viewer in _viewers(programme, "") if _has(programme, right, viewer)]
        yield from _compare(right, said, roles)
    for (role, relation), fields in SHOWN.items():
        yield from _compare(f"{role} shown {relation}", _shown(programme, role, relation), fields)


def _compare(what: str, said, expected) -> Iterator[str]:
    if sorted(said) != sorted(expected):
        yield f"{what}: {sorted(said)}, not {sorted(expected)}"


def _cases(programme: Programme, noun: str) -> Mapping[str, object]:
    return {relation: programme.cases[key] for relation, key in CASES[noun].items()}


def _viewers(programme: Programme, noun: str) -> Iterator[tuple[str, Viewer]]:
    """Everybody, the national team with its reason, and the mentee's link to the own case of this noun."""
    for role, viewer in programme.viewers.items():
        if role not in ("two_hats", "two_entities"):
            yield role, viewer.giving("a reason")
    yield from (("system", SYSTEM), ("visitor", VISITOR))
    mentee = programme.viewers["mentee"].person
    assert mentee is not None
    if noun in CASES:
        subject = programme.cases[CASES[noun]["own"]].public_id
        yield "link", through_link(mentee, purpose=noun, kind=noun, subject=subject)
        yield "link to something else", through_link(mentee, purpose="claim", kind="person", subject=mentee.public_id)


def _sees(viewer: Viewer, case: Any) -> bool:
    seen: bool = type(case)._default_manager.visible_to(viewer).filter(pk=case.pk).exists()
    return seen


def _has(programme: Programme, right: str, viewer: Viewer) -> bool:
    match right:
        case "edits_the_programme":
            return partners.edits_the_programme(viewer)
        case "publishes_texts":
            return consents.publishes_texts(viewer)
        case "records_consent":
            mentored = programme.cases["mentored", "own"]
            assert isinstance(mentored, Mentee)
            return admissions.records_consent(viewer, mentored.person)
        case "writes_notes":
            mentored = programme.cases["mentored", "own"]
            assert isinstance(mentored, Mentee)
            return admissions.writes_notes(viewer, mentored.person)
        case "knows_the_person":
            mentored = programme.cases["mentored", "own"]
            assert isinstance(mentored, Mentee)
            return participants.knows_the_person(viewer, mentored.profile)
        case "may_see_figures":
            return reporting.may_see_figures(viewer)
        case "sets_terms":
            return privacy.sets_terms(viewer)
        case "sees_terms":
            return privacy.sees_terms(viewer)
        case "accompanies_mentee":
            mentee = programme.cases["mentored", "own"]
            assert isinstance(mentee, Mentee)
            return matching.accompanies_mentee(viewer, mentee)
        case _:
            return Membership.objects.visible_to(viewer).exists()


def _shown(programme: Programme, role: str, relation: str) -> list[str]:
    case = case_for(programme.viewers[role], programme.cases["mentorship", relation].public_id)
    if case is None:
        return []
    filled = [name for name in PRIVATE if getattr(case, name) is not None]
    for side in ("mentor", "mentee"):
        name = getattr(case, f"{side}_name")
        if name and " " not in name:
            filled[filled.index(f"{side}_name")] = f"{side} first name"
    return filled
