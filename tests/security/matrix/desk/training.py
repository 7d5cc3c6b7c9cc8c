"""Rows of the desk about training and preparation: mentores/web/desk/training."""

from tests.security.matrix.desk.kinds import READS_NO_FORM, desk, desk_case, participant, session
from tests.security.matrix.page import ACT, BOTH, CASE_ROLES, DESK, DONE, REFUSED, SESSION, WRONG

PAGES = (
    desk("sessions"),
    desk("session-new", but=READS_NO_FORM),
    desk_case(
        "session-plan",
        found={"own": CASE_ROLES},
        misses=("absent",),
        verbs=BOTH,
        body=SESSION,
        but={**READS_NO_FORM, "reader POST": REFUSED},
    ),
    session("session"),
    *(
        session(f"session-{name}", verbs=BOTH, body=body, post=post, but={**READS_NO_FORM, "reader POST": REFUSED})
        for name, body, post in (
            ("change", SESSION, DONE),
            ("attendance", {}, DONE),
            ("invite", {}, WRONG),
        )
    ),
    session("session-list", but=READS_NO_FORM),
    session("session-code", but=READS_NO_FORM),
    session("session-cancel", verbs=ACT),
    session("session-answer", verbs=ACT, body={"coming": "yes"}),
    session("session-take-out", verbs=ACT),
    session("session-add-material", verbs=ACT, post=WRONG),
    session("session-material"),
    session("session-remove-material", verbs=ACT),
    desk_case("session-enrol", found={"national": DESK, "own": ()}, misses=("foreign", "absent"), verbs=ACT),
    participant("mentor-preparation", verbs=BOTH, body={"what": "note", "given_on": "2026-01-10", "hours": "1"}),
    participant("mentee-preparation", verbs=BOTH, body={"what": "note", "given_on": "2026-01-10", "hours": "1"}),
    participant("mentor-paper"),
)
