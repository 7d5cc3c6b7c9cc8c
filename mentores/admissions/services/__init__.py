"""The acts of an application. Each is one transaction, and each step goes through `stepping.step`."""

from mentores.admissions.services.arriving import AlreadyTakesPart, Applicant, Referrer, assign, submit
from mentores.admissions.services.contacts import note_contact
from mentores.admissions.services.days import catch_up
from mentores.admissions.services.deciding import accept, decline, reopen, withdraw
from mentores.admissions.services.interviews import (
    ask_another_time,
    book,
    cancel_interview,
    confirm_interview,
    correct_interview,
    hold_interview,
    miss,
    rebook,
)
from mentores.admissions.services.notes import write_note
from mentores.admissions.services.programme import (
    add_rule,
    add_signpost,
    agree_on_sharing,
    change_rule,
    change_signpost,
    reorder,
    restore,
    retire,
)
from mentores.admissions.services.referring import NotAnotherEntity, call_back, refer, say_no, say_yes
from mentores.admissions.services.reminding import remind_of_interviews, tell_of_late_cases

__all__ = [
    "AlreadyTakesPart",
    "Applicant",
    "NotAnotherEntity",
    "Referrer",
    "accept",
    "add_rule",
    "add_signpost",
    "agree_on_sharing",
    "ask_another_time",
    "assign",
    "book",
    "call_back",
    "cancel_interview",
    "catch_up",
    "change_rule",
    "change_signpost",
    "confirm_interview",
    "correct_interview",
    "decline",
    "hold_interview",
    "miss",
    "note_contact",
    "rebook",
    "refer",
    "remind_of_interviews",
    "reopen",
    "reorder",
    "restore",
    "retire",
    "say_no",
    "say_yes",
    "submit",
    "tell_of_late_cases",
    "withdraw",
    "write_note",
]
