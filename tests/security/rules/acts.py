"""Who may do each act of each lifecycle."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mentores.access import policies as access
from mentores.accounts import policies as accounts
from mentores.admissions import policies as admissions
from mentores.evaluations import policies as evaluations
from mentores.imports import policies as imports
from mentores.matching import policies as matching
from mentores.mentorships import policies as mentorships
from mentores.participants import policies as participants
from mentores.partners import policies as partners
from mentores.privacy import policies as privacy
from mentores.training import policies as training
from tests.security.rules.who import CASE, EVERYWHERE, NATIONAL, Who

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
                (
                    "choose_columns",
                    "decide_rows",
                    "write_rows",
                    "undo_import",
                    "drop_import",
                    "check_again",
                    "write_again",
                    "undo_again",
                ),
                BY_WHO_SENT_IT,
            ),
            **dict.fromkeys(
                ("finish_check", "finish_writing", "take_back_rows", "keep_rows", "finish_undo", "fail"), BY_ITSELF
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
            "ask_entity": BY_THE_OWNER,
            "hand_over": {"own": CASE, "foreign": (*CASE, "mentor")},
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
