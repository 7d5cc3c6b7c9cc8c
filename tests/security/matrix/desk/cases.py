"""Rows of the desk about people and cases, by their folder in mentores/web/desk."""

from tests.security.matrix.desk.kinds import (
    BOTH_SIDES,
    SEEN_BY_MENTOR_SIDE,
    application,
    desk,
    desk_case,
    mentorship,
    no_form_for_readers,
    participant,
    proposal,
)
from tests.security.matrix.page import ABSENT, ACT, BOTH, CASE_ROLES, COORDINATORS, DESK, MEETING, OPENS, WRONG

CONSENT = {"what": "taken_back", "purpose": "information", "how": "paper"}
BOOKING = {"when": "free", "day": "2199-01-10", "hour": "10:00", "mode": "phone", "minutes": "30"}
DAY = {"held_on": "the day of the test", "decision": "later"}
LISTS = ("applications", "mentors", "mentees", "mentorships")
DESK_POSTS = [f"{role} POST" for role in DESK]
FORGETS = {f"{role} POST": ABSENT for role in DESK if role != "coordinator"}  # whoever keeps a filter keeps it alone

PAGES = (
    # home/
    desk("home"),
    # lists/
    *(
        page
        for name in LISTS
        for page in (
            desk(name, verbs=BOTH, finds={"": DESK}),
            desk(f"{name}-keep", verbs=ACT, finds={"": DESK}, body={"name": "Mine"}),
            desk(f"{name}-export", verbs=ACT, finds={"": COORDINATORS}, post=OPENS),
            desk(f"{name}-together", verbs=ACT, finds={"": DESK}),
            desk(f"{name}-do", verbs=ACT, but=dict.fromkeys(DESK_POSTS, ABSENT)),
            desk(f"{name}-done", finds={"absent": ()}, get=ABSENT),
        )
    ),
    desk_case("filter-forget", found={"own": ("coordinator",)}, misses=("absent",), verbs=ACT, but=FORGETS),
    # registering/
    desk("register", verbs=BOTH, finds={"": CASE_ROLES}, post=WRONG, but=no_form_for_readers("")),
    desk(
        "register-side",
        verbs=BOTH,
        finds={"mentee": CASE_ROLES},
        misses=("absent",),
        post=WRONG,
        but=no_form_for_readers("mentee"),
    ),
    # applications/
    application("application"),
    application("application-contact", verbs=ACT, body={"how": "phone", "outcome": "no_answer"}),
    application("application-book", verbs=ACT, body=BOOKING),
    application("application-rebook", verbs=ACT, body=BOOKING),
    application("application-miss", verbs=ACT),
    application("application-cancel", verbs=ACT),
    application("application-interview", verbs=BOTH, body=DAY, but=no_form_for_readers("own")),
    application("application-accept", verbs=ACT),
    application(
        "application-decline", verbs=BOTH, body={"reason": "other", "send": "yes"}, but=no_form_for_readers("own")
    ),
    application("application-refer", verbs=BOTH, post=WRONG, but=no_form_for_readers("own")),
    application("application-call-back", verbs=ACT),
    application("application-person-yes", verbs=ACT),
    application("application-person-no", verbs=ACT),
    application("application-withdraw", verbs=ACT),
    application("application-reopen", verbs=ACT),
    application("application-inform", verbs=ACT, post=ABSENT),
    application("application-note", verbs=ACT, body={"text": "A fact.", "on": "2026-01-10"}),
    desk("referrals"),
    desk_case("referral", found={"asked": ()}, misses=("own", "foreign", "absent")),
    desk_case("referral-yes", found={"asked": CASE_ROLES}, misses=("own", "foreign", "absent"), verbs=ACT),
    desk_case("referral-no", found={"asked": CASE_ROLES}, misses=("own", "foreign", "absent"), verbs=ACT),
    # profiles/
    participant("mentor-profile", verbs=BOTH, post=WRONG),
    participant("mentor-confirm", verbs=ACT),
    participant("mentor-put-back", verbs=ACT, post=ABSENT, but={"reader POST": ABSENT}),
    participant("mentee-profile", verbs=BOTH, post=WRONG),
    participant("mentee-confirm", verbs=ACT),
    participant("mentee-put-back", verbs=ACT, post=ABSENT, but={"reader POST": ABSENT}),
    # mentors/
    participant("mentor"),
    participant("mentor-pause", verbs=ACT),
    participant("mentor-resume", verbs=ACT),
    participant("mentor-deactivate", verbs=ACT, body={"because": "other"}),
    participant("mentor-reactivate", verbs=ACT),
    participant("mentor-update", verbs=ACT, body={"capacity": "3"}),
    participant("mentor-contact", verbs=ACT),
    participant("mentor-alternative", verbs=ACT, body={"alternative": "exchange"}),
    participant("mentor-release", verbs=ACT),
    participant("mentor-ask-entity", verbs=ACT, post=WRONG),
    participant("mentor-says-yes", verbs=ACT),
    participant("mentor-says-no", verbs=ACT),
    desk_case("handover", found={"asked": ()}, misses=("own", "foreign", "absent")),
    desk_case("handover-yes", found={"asked": CASE_ROLES}, misses=("own", "foreign", "absent"), verbs=ACT),
    desk_case("handover-no", found={"asked": CASE_ROLES}, misses=("own", "foreign", "absent"), verbs=ACT),
    # mentees/
    participant("mentee"),
    participant("mentee-propose", verbs=ACT),
    participant("mentee-pause", verbs=ACT),
    participant("mentee-resume", verbs=ACT),
    participant("mentee-finish", verbs=ACT, body={"because": "other"}),
    participant("mentee-reopen", verbs=ACT),
    # consents/
    application("application-consents", verbs=BOTH, body=CONSENT),
    participant("mentor-consents", verbs=BOTH, body=CONSENT),
    participant("mentee-consents", verbs=BOTH, body=CONSENT),
    # proposals/
    desk("proposals"),
    proposal("proposal"),
    proposal("proposal-confirm", verbs=ACT),
    proposal("proposal-answer", {**BOTH_SIDES, "other side": (), "no side": ()}, verbs=ACT, body={"answer": "talk"}),
    proposal("proposal-withdraw", verbs=ACT),
    proposal("proposal-mark-mistaken", verbs=ACT),
    # rounds/
    desk("round"),
    # mentorships/
    mentorship("mentorship"),
    mentorship("mentorship-log-meeting", verbs=ACT, body=MEETING),
    mentorship("mentorship-pause", verbs=ACT),
    mentorship("mentorship-resume", verbs=ACT),
    mentorship("mentorship-wind-down", verbs=ACT),
    mentorship("mentorship-complete", verbs=ACT, body={"reason": "goals_reached"}),
    mentorship("mentorship-interrupt", verbs=ACT, body={"reason": "mentor_no_time"}),
    mentorship("mentorship-give-up", verbs=ACT, body={"reason": "mentor_no_time"}),
    mentorship("mentorship-mark-mistaken", verbs=ACT),
    desk_case(
        "mentorship-undo-meeting",
        found=SEEN_BY_MENTOR_SIDE,
        misses=("foreign", "absent", "foreign meeting", "absent meeting"),
        verbs=ACT,
    ),
    desk_case(
        "mentorship-note-talk",
        found=SEEN_BY_MENTOR_SIDE,
        misses=("foreign", "absent", "foreign meeting", "absent meeting"),
        verbs=ACT,
    ),
)
