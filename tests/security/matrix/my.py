"""Rows of one's own space, by their folder in mentores/web/my."""

from collections.abc import Mapping

from tests.security.matrix.page import ABSENT, ACT, BOTH, MEETING, PARTICIPANTS, WRONG, Page, appointment

NOT_YOURS = {f"{role} {verb}": ABSENT for role in ("mentee", "stranger") for verb in BOTH}


def my_case(name: str, *roles: str, body: Mapping[str, str]) -> Page:
    """Whoever has no such case at all finds nothing."""
    but = {f"{role} {verb}": ABSENT for role in PARTICIPANTS if role not in roles for verb in BOTH}
    finds = {"own": roles}
    misses = ("foreign", "absent")
    return Page(name=f"my:{name}", roles=PARTICIPANTS, verbs=BOTH, finds=finds, misses=misses, body=body, but=but)


def my_part(name: str, role: str, *, verbs: tuple[str, ...] = BOTH) -> Page:
    """Pausing, coming back and leaving: only for whoever has this part in the programme."""
    but = {f"{other} {verb}": ABSENT for other in PARTICIPANTS if other != role for verb in verbs}
    return Page(name=f"my:{name}", roles=PARTICIPANTS, verbs=verbs, finds={"": PARTICIPANTS}, but=but)


def file_of_mine(name: str) -> Page:
    """What stands beside one's own session, to be saved: only the mentee has one."""
    but = {f"{role} {verb}": ABSENT for role in ("mentor", "stranger") for verb in ("GET", "HEAD")}
    return Page(name=f"my:{name}", roles=PARTICIPANTS, finds={"own": ()}, misses=("foreign", "absent"), but=but)


PAGES = (
    # home/
    Page(name="my:home", roles=PARTICIPANTS),
    # data/
    Page(name="my:data", roles=PARTICIPANTS),
    Page(name="my:change", roles=PARTICIPANTS, verbs=BOTH, finds={"": PARTICIPANTS}, post=WRONG),
    Page(name="my:confirm", roles=PARTICIPANTS, verbs=ACT, finds={"": PARTICIPANTS}),
    Page(name="my:put_back", roles=PARTICIPANTS, verbs=ACT, finds={"": PARTICIPANTS}, post=ABSENT),
    *(
        Page(name=f"my:{act}", roles=PARTICIPANTS, verbs=ACT, finds={"": PARTICIPANTS}, body={"purpose": "information"})
        for act in ("agree", "take_back")
    ),
    # documents/
    Page(name="my:documents", roles=PARTICIPANTS),
    # Cases and sessions
    my_case("application", "mentor", "mentee", "stranger", body={}),
    appointment("my:application-calendar", PARTICIPANTS, misses=("foreign", "absent")),
    my_case("proposal", "mentor", "mentee", body={"answer": "talk"}),
    my_case("mentorship", "mentor", "mentee", body=MEETING),
    my_case("handover", "mentor", body={"answer": "no"}),
    my_case("rating", "mentor", "mentee", body={"value": "4"}),
    Page(name="my:sessions", roles=PARTICIPANTS),
    my_case("session", "mentee", body={"coming": "yes"}),
    file_of_mine("session-calendar"),
    file_of_mine("session-material"),
    Page(name="my:paper", roles=PARTICIPANTS, verbs=BOTH, finds={"": PARTICIPANTS}, post=WRONG, but=NOT_YOURS),
    # part/
    my_part("pause_mentor", "mentor"),
    my_part("resume_mentor", "mentor", verbs=ACT),
    my_part("leave_mentor", "mentor"),
    my_part("pause_mentee", "mentee"),
    my_part("resume_mentee", "mentee", verbs=ACT),
    my_part("leave_mentee", "mentee"),
)
