"""Who gets which answer: every page, by role, by relation to the case it is about, and by verb.

A page that is not in PAGES does not pass the tests, and neither does one that is there and does not exist.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests import environment

# What a page answers.
OPENS, DONE, SIGN_IN, REFUSED, CHANGE_HAT = "200", "302", "302 to sign in", "403", "403 with the change of hat"
ABSENT, NO_SUCH_VERB, CASES_FIRST, GONE, WRONG = "404", "405", "409", "410", "422"

# Who asks. The first four work for the entity "own"; the two with several hats wear the coordinator's.
CASE_ROLES = ("coordinator", "technician", "two_hats", "two_entities")
DESK = (*CASE_ROLES, "reader")
COORDINATORS = ("coordinator", "two_hats", "two_entities")
NATIONAL_CASES = ("national_coordinator", "national_technician")
OFFICE = (*NATIONAL_CASES, "auditor", "editor")
PARTICIPANTS = ("mentor", "mentee", "stranger")
NOBODYS = ("former_member",)
SIGNED_IN = (*DESK, "company_contact", *OFFICE, *PARTICIPANTS, *NOBODYS)
EVERYBODY = ("anonymous", *SIGNED_IN)
# Who tries every relation; the others differ from one of these by their door or their entity only.
THOROUGH = ("anonymous", "coordinator", "reader", "two_entities", *NATIONAL_CASES, *PARTICIPANTS)

ONE_OF_EACH_DOOR = ("anonymous", "coordinator", "national_coordinator", "mentee")

VERBS = ("GET", "HEAD", "POST", "PUT", "DELETE")
# Which verbs a page knows does not hang on who asks: in a short run one role of each door tries them all.
TRIES_EVERY_VERB = EVERYBODY if environment.LONG else ONE_OF_EACH_DOOR
BOTH = ("GET", "HEAD", "POST")
ACT = ("POST",)
Acts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`finds` says in which relations the case is there at all, and which roles may then act.

    In the relations of `misses` it is absent, and in those of `ended` it was there before.
    `but` names the cells that differ, by role and verb, or by role alone.
    """

    name: str
    roles: tuple[str, ...]
    verbs: tuple[str, ...] = ("GET", "HEAD")
    finds: Acts = field(default_factory=lambda: {"": ()})
    misses: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    body: Mapping[str, str] = field(default_factory=dict)
    get: str = OPENS
    post: str = DONE
    but: Mapping[str, str] = field(default_factory=dict)

    def cells(self) -> Iterator[tuple[str, str, str]]:
        """Role, relation and verb of every question asked of this page.

        What is not the page's first relation is asked by THOROUGH roles whom the door lets in, with the page's verbs.
        """
        first, *others = (*self.finds, *self.misses, *self.ended)
        for role in EVERYBODY:
            yield from ((role, first, verb) for verb in (VERBS if role in TRIES_EVERY_VERB else ("GET", "POST")))
            if role in self.roles and role in THOROUGH:
                yield from ((role, relation, verb) for relation in others for verb in self.verbs if verb != "HEAD")

    def expects(self, role: str, relation: str, verb: str) -> str:
        for difference in (f"{role} {verb}", role, verb):
            if difference in self.but:
                return self.but[difference]
        if role not in self.roles:
            return SIGN_IN if role == "anonymous" else REFUSED
        if verb not in self.verbs:
            return NO_SUCH_VERB
        if relation in (*self.misses, *self.ended):
            return ABSENT if relation in self.misses else GONE
        if verb in ("GET", "HEAD"):
            return self.get
        return self.post if role in self.finds[relation] else REFUSED


def open_page(name: str, **more) -> Page:
    return Page(name=name, roles=EVERYBODY, finds={"": EVERYBODY}, **more)


def screen(name: str, **more) -> Page:
    """A public page of which there are several, by a word in the address."""
    of = {"finds": {"own": EVERYBODY}, "verbs": BOTH, "post": WRONG} | more
    return Page(name=f"public:{name}", roles=EVERYBODY, misses=("absent",), **of)


def account(name: str, **more) -> Page:
    """A page of one's own account: for everybody who has signed in."""
    return Page(name=f"entry:{name}", roles=SIGNED_IN, finds={"": SIGNED_IN}, **more)


def reset(name: str) -> Page:
    """An act on a colleague's lost second factor; a national coordinator finds everybody's."""
    may = {"national_coordinator POST": DONE}
    may |= {f"national_coordinator {verb}": NO_SUCH_VERB for verb in VERBS if verb != "POST"}
    finds = {"own": COORDINATORS}
    return Page(name=f"entry:{name}", roles=COORDINATORS, verbs=ACT, finds=finds, misses=("foreign", "absent"), but=may)


def desk(name: str, **more) -> Page:
    """A page of the desk without a case."""
    return Page(name=f"desk:{name}", roles=DESK, **more)


def desk_case(name: str, *, found: Acts, misses: tuple[str, ...], **more) -> Page:
    return Page(name=f"desk:{name}", roles=DESK, finds=found, misses=misses, **more)


OWN_ONLY: Acts = {"own": CASE_ROLES}
BOTH_SIDES: Acts = {"own": CASE_ROLES, "mentor_side": CASE_ROLES, "offered": CASE_ROLES}
SEEN_BY_MENTOR_SIDE: Acts = {"own": CASE_ROLES, "mentor_side": ()}


def application(name: str, **more) -> Page:
    return desk_case(name, found=OWN_ONLY, misses=("foreign", "unowned", "absent"), **more)


def participant(name: str, **more) -> Page:
    return desk_case(name, found=OWN_ONLY, misses=("neighbour", "foreign", "absent"), **more)


def proposal(name: str, found: Acts = BOTH_SIDES, **more) -> Page:
    return desk_case(name, found=found, misses=("foreign", "absent"), **more)


def mentorship(name: str, **more) -> Page:
    return desk_case(name, found=SEEN_BY_MENTOR_SIDE, misses=("foreign", "absent"), **more)


def office(name: str, *roles: str, **more) -> Page:
    """Whoever also holds a role of the page may change hats for it."""
    but = {"two_hats": CHANGE_HAT} if "auditor" in roles else {}
    return Page(name=f"office:{name}", roles=roles, finds=more.pop("finds", {"": roles}), but=but, **more)


def on_network(name: str, relation: str, *, verbs: tuple[str, ...] = BOTH, **more) -> Page:
    """What only a national coordinator decides."""
    decides = ("national_coordinator",)
    return office(name, *decides, verbs=verbs, finds={relation: decides}, misses=("absent",), **more)


def my_case(name: str, *roles: str, body: Mapping[str, str]) -> Page:
    """Whoever has no such case at all finds nothing."""
    but = {f"{role} {verb}": ABSENT for role in PARTICIPANTS if role not in roles for verb in BOTH}
    finds = {"own": roles}
    misses = ("foreign", "absent")
    return Page(name=f"my:{name}", roles=PARTICIPANTS, verbs=BOTH, finds=finds, misses=misses, body=body, but=but)


def my_part(name: str, role: str) -> Page:
    """Pausing and coming back: only for whoever has this part in the programme."""
    but = {f"{other} POST": ABSENT for other in PARTICIPANTS if other != role}
    return Page(name=f"my:{name}", roles=PARTICIPANTS, verbs=ACT, finds={"": PARTICIPANTS}, but=but)


def link(purpose: str, body: Mapping[str, str], **more) -> Page:
    """Whoever is signed in plays no part: the link alone says what it opens."""
    return Page(
        name=f"links:{purpose}",
        roles=EVERYBODY,
        verbs=BOTH,
        finds={"own": EVERYBODY},
        misses=("other purpose", "absent"),
        ended=("expired",),
        body=body,
        **more,
    )


def demonstration(name: str) -> Page:
    """Nothing of the demonstration exists in a database of real people, whatever the verb."""
    return Page(name=name, roles=EVERYBODY, finds={"absent": ()}, but=dict.fromkeys(VERBS, ABSENT))


def coordinating(name: str, **more) -> Page:
    """A page about the entity for its coordinators."""
    but = dict.fromkeys(NOT_COORDINATING, REFUSED)
    return desk(name, verbs=BOTH, finds={"": COORDINATORS}, but=but, **more)


def of_colleagues(name: str, roles: tuple[str, ...], **more) -> Page:
    """About one colleague, invitation, absence or charge: the own ones are of the technician, or of nobody."""
    return desk_case(name, found={"own": roles}, misses=("foreign", "absent"), **more)


CONSENT = {"what": "taken_back", "purpose": "information", "how": "paper"}
EDITORS = ("national_coordinator", "editor")
MEETING = {"held_on": "the day of the test", "minutes": "60", "mode": "in_person", "form_key": "abcdefghjkmn"}
READ_BY_ANONYMOUS = ("anonymous GET", "anonymous HEAD")
REASON = {"reason": "Because of this."}
CARD = {"name": "0 own", "kind": "association", "covers_km": "40", "publics": "refugee", "open_cases_max": "40"}
INVITED = {"name": "Ana", "email": "ana@example.org", "role": "reader", "language": "pt"}
BOOKING = {"when": "free", "day": "2199-01-10", "hour": "10:00", "mode": "phone", "minutes": "30"}
DAY = {"held_on": "the day of the test", "decision": "later"}
READS_NO_FORM = dict.fromkeys(("reader GET", "reader HEAD"), REFUSED)
NOT_COORDINATING = [f"{role} {verb}" for role in ("technician", "reader") for verb in BOTH]
ACTS_NOT_COORDINATING = [f"{role} POST" for role in ("technician", "reader")]

PAGES = (
    # The site and the public door
    open_page("home", get=DONE),
    open_page("language", verbs=ACT, body={"language": "en"}),
    open_page("healthz"),
    open_page("robots"),
    open_page("public:home"),
    open_page("public:about"),
    open_page("public:privacy"),
    open_page("public:accessibility"),
    open_page("public:help"),
    open_page("public:support"),
    screen("help-screen"),
    screen("support-screen"),
    open_page("public:under-18"),
    open_page("public:continue", verbs=BOTH, post=WRONG),
    screen("code", get=DONE, post=DONE),
    open_page("public:sent", get=DONE),
    open_page("public:confirm-contact", verbs=ACT),
    open_page("public:contact-code", verbs=ACT),
    open_page("public:more", verbs=BOTH, get=DONE),
    open_page("public:refer", verbs=BOTH, post=WRONG),
    open_page("public:referred", get=DONE),
    open_page("public:paper"),
    screen("paper-form", verbs=("GET", "HEAD")),
    open_page("public:apply", verbs=BOTH, post=WRONG),
    open_page("public:applied", get=DONE),
    open_page("public:entities"),
    Page(name="public:entity", roles=EVERYBODY, finds={"own": (), "foreign": ()}, misses=("absent",)),
    Page(name="public:entity-logo", roles=EVERYBODY, finds={"own": ()}, misses=("absent",)),
    # Coming in
    open_page(
        "entry:home",
        get=DONE,
        but=dict.fromkeys(READ_BY_ANONYMOUS, SIGN_IN) | {f"former_member {verb}": OPENS for verb in ("GET", "HEAD")},
    ),
    open_page("entry:hats", verbs=BOTH, but=dict.fromkeys((*READ_BY_ANONYMOUS, "anonymous POST"), SIGN_IN)),
    account("account"),
    account("details", verbs=BOTH, post=WRONG),
    account("logins"),
    account("change-email", verbs=BOTH, body={"target": "new@example.org"}),
    account("change-phone", verbs=BOTH, post=WRONG),
    account("login-codes", verbs=BOTH, get=DONE),
    account("remove-login", verbs=ACT),
    account("password", verbs=BOTH, body={"password": "Unveil-Kettle-Orbit-Plum"}),
    account("remove-password", verbs=ACT),
    account("places"),
    account("end-place", verbs=ACT),
    account("end-other-places", verbs=ACT),
    account("remove-key", verbs=ACT),
    account("confirm", verbs=BOTH, post=WRONG),
    account("send-code", verbs=ACT),
    Page(name="entry:resets", roles=(*COORDINATORS, "national_coordinator")),
    reset("ask-reset"),
    reset("confirm-reset"),
    reset("decline-reset"),
    # Links
    link("application", {}),
    link("more", {}),
    link("profile_check", {"answer": "right"}),
    link("proposal", {"answer": "talk"}),
    link("mentorship", MEETING),
    link("rating", {"value": "4"}),
    link("claim", {}),
    link("invitation", {"full_name": "Ana", "language": "pt"}, post=OPENS),
    link("session", {}),
    # One's own space
    Page(name="my:home", roles=PARTICIPANTS),
    Page(name="my:data", roles=PARTICIPANTS),
    *(
        Page(name=f"my:{act}", roles=PARTICIPANTS, verbs=ACT, finds={"": PARTICIPANTS}, body={"purpose": "information"})
        for act in ("agree", "take_back")
    ),
    my_case("application", "mentor", "mentee", "stranger", body={}),
    my_case("proposal", "mentor", "mentee", body={"answer": "talk"}),
    my_case("mentorship", "mentor", "mentee", body=MEETING),
    my_case("rating", "mentor", "mentee", body={"value": "4"}),
    my_part("pause_mentor", "mentor"),
    my_part("resume_mentor", "mentor"),
    my_part("pause_mentee", "mentee"),
    my_part("resume_mentee", "mentee"),
    # The desk
    desk("home"),
    desk("applications", verbs=BOTH, finds={"": DESK}),
    application("application"),
    application("application-contact", verbs=ACT, body={"how": "phone", "outcome": "no_answer"}),
    application("application-book", verbs=ACT, body=BOOKING),
    application("application-rebook", verbs=ACT, body=BOOKING),
    application("application-miss", verbs=ACT),
    application("application-cancel", verbs=ACT),
    application("application-interview", verbs=BOTH, body=DAY, but=READS_NO_FORM),
    application("application-accept", verbs=ACT),
    application("application-decline", verbs=BOTH, body={"reason": "other", "send": "yes"}, but=READS_NO_FORM),
    application("application-refer", verbs=BOTH, post=WRONG, but=READS_NO_FORM),
    application("application-call-back", verbs=ACT),
    application("application-person-yes", verbs=ACT),
    application("application-person-no", verbs=ACT),
    application("application-withdraw", verbs=ACT),
    application("application-reopen", verbs=ACT),
    application("application-note", verbs=ACT, body={"text": "A fact.", "on": "2026-01-10"}),
    desk("referrals"),
    desk_case("referral", found={"asked": ()}, misses=("own", "foreign", "absent")),
    desk_case("referral-yes", found={"asked": CASE_ROLES}, misses=("own", "foreign", "absent"), verbs=ACT),
    desk_case("referral-no", found={"asked": CASE_ROLES}, misses=("own", "foreign", "absent"), verbs=ACT),
    desk("register", verbs=BOTH, finds={"": CASE_ROLES}, post=WRONG, but=READS_NO_FORM),
    desk("register-side", verbs=BOTH, finds={"mentee": CASE_ROLES}, misses=("absent",), post=WRONG, but=READS_NO_FORM),
    application("application-consents", verbs=BOTH, body=CONSENT),
    desk("mentors", verbs=BOTH, finds={"": DESK}),
    participant("mentor"),
    participant("mentor-finish-training", verbs=ACT, body={"trained_on": "2026-01-10"}),
    participant("mentor-pause", verbs=ACT),
    participant("mentor-resume", verbs=ACT),
    participant("mentor-deactivate", verbs=ACT, body={"because": "other"}),
    participant("mentor-reactivate", verbs=ACT),
    participant("mentor-update", verbs=ACT, body={"capacity": "3"}),
    participant("mentor-contact", verbs=ACT),
    participant("mentor-alternative", verbs=ACT, body={"alternative": "exchange"}),
    participant("mentor-release", verbs=ACT),
    participant("mentor-profile", verbs=BOTH, post=WRONG),
    participant("mentor-confirm", verbs=ACT),
    participant("mentor-consents", verbs=BOTH, body=CONSENT),
    desk("mentees", verbs=BOTH, finds={"": DESK}),
    participant("mentee"),
    participant("mentee-propose", verbs=ACT),
    participant("mentee-pause", verbs=ACT),
    participant("mentee-resume", verbs=ACT),
    participant("mentee-finish", verbs=ACT, body={"because": "other"}),
    participant("mentee-profile", verbs=BOTH, post=WRONG),
    participant("mentee-confirm", verbs=ACT),
    participant("mentee-reopen", verbs=ACT),
    participant("mentee-consents", verbs=BOTH, body=CONSENT),
    desk("proposals"),
    proposal("proposal"),
    proposal("proposal-confirm", verbs=ACT),
    proposal("proposal-answer", {**BOTH_SIDES, "other side": (), "no side": ()}, verbs=ACT, body={"answer": "talk"}),
    proposal("proposal-withdraw", verbs=ACT),
    proposal("proposal-mark-mistaken", verbs=ACT),
    desk("round"),
    desk("mentorships", verbs=BOTH, finds={"": DESK}),
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
    desk("entity"),
    desk_case(
        "mentorship-note-talk",
        found=SEEN_BY_MENTOR_SIDE,
        misses=("foreign", "absent", "foreign meeting", "absent meeting"),
        verbs=ACT,
    ),
    coordinating("entity-face"),
    coordinating("entity-identity"),
    coordinating("entity-coverage", body={"covers_km": "40"}),
    coordinating("entity-support", body={"publics": "immigrant"}),
    coordinating("entity-work", body={"open_cases_max": "40"}),
    coordinating("entity-protection"),
    coordinating("entity-insurance"),
    coordinating("entity-logo", post=WRONG),
    desk("entity-logo-picture"),
    desk("entity-logo-remove", verbs=ACT, finds={"": COORDINATORS}),
    coordinating("entity-absences", body={"since": "2026-08-01", "until": "2026-08-15"}),
    of_colleagues("absence-remove", COORDINATORS, verbs=ACT),
    desk("people"),
    coordinating("people-invite", body=INVITED),
    of_colleagues("invitation-send-again", COORDINATORS, verbs=ACT, but=dict.fromkeys(ACTS_NOT_COORDINATING, ABSENT)),
    of_colleagues("invitation-revoke", COORDINATORS, verbs=ACT, but=dict.fromkeys(ACTS_NOT_COORDINATING, ABSENT)),
    of_colleagues("member", ()),
    of_colleagues("member-change-role", COORDINATORS, verbs=ACT, body={"role": "reader"}),
    of_colleagues("member-hand-over", CASE_ROLES, verbs=ACT),
    of_colleagues("member-end", CASE_ROLES, verbs=ACT),
    of_colleagues("charge", CASE_ROLES, verbs=BOTH),
    Page(name="company:home", roles=("company_contact",)),
    desk("contacts"),
    of_colleagues("contact", CASE_ROLES),
    of_colleagues("contact-tell", CASE_ROLES, verbs=ACT, body={"how": "phone"}),
    of_colleagues("contact-send-again", CASE_ROLES, verbs=ACT),
    of_colleagues("contact-try", CASE_ROLES, verbs=ACT, body={"outcome": "no_answer"}),
    of_colleagues("contact-slip", CASE_ROLES, but={"reader GET": REFUSED, "reader HEAD": REFUSED}),
    # The office
    office("home", *OFFICE),
    office("figures", *NATIONAL_CASES, "auditor"),
    office("figures-json", *NATIONAL_CASES, "auditor"),
    office("applications", *NATIONAL_CASES),
    office(
        "application",
        *NATIONAL_CASES,
        verbs=BOTH,
        finds={"unowned": NATIONAL_CASES},
        misses=("own", "foreign", "absent"),
        body={"entity": "0-own", "reason": "Near."},
    ),
    office("round", *NATIONAL_CASES),
    office("entities", *NATIONAL_CASES),
    office("entity", *NATIONAL_CASES, finds={"own": (), "candidate": (), "foreign": ()}, misses=("absent",)),
    on_network("entity-edit", "own", body=CARD),
    on_network("entity-invite", "own", body=INVITED),
    on_network("entity-admit", "candidate"),
    on_network("entity-refuse", "candidate", body=REASON),
    on_network("entity-activate", "preparing"),
    on_network("entity-suspend", "own", body=REASON, post=CASES_FIRST),
    on_network("entity-resume", "suspended"),
    on_network("entity-end", "preparing", body=REASON),
    on_network("entity-transfer", "own", verbs=ACT, body={**REASON, "kinds": "mentor", "to": "1-neighbour"}),
    on_network("invitation-revoke", "own", verbs=ACT),
    office("team", *NATIONAL_CASES),
    office("team-propose", "national_coordinator", verbs=BOTH, body={**INVITED, "role": "editor"}),
    on_network("team-second", "proposed", verbs=ACT),
    on_network("team-end", "serving"),
    on_network("team-keep", "serving", verbs=ACT),
    office("audit", "auditor"),
    office("audit-export", "auditor", verbs=ACT, post=OPENS),
    office("texts", *EDITORS),
    office("text", *EDITORS, finds={"own": EDITORS}, misses=("absent",)),
    office("text-publish", *EDITORS, verbs=BOTH, finds={"own": EDITORS}, misses=("absent",), post=WRONG),
    office("guides", *EDITORS),
    office("guide", *EDITORS, finds={"own": EDITORS}, misses=("absent",)),
    office("guide-publish", *EDITORS, verbs=BOTH, finds={"own": EDITORS}, misses=("absent",), post=WRONG),
    office("messages", *NATIONAL_CASES),
    # Without a notice nothing is decided: it is the gate that these two are asked about, the act asks again.
    office("messages-release", "national_coordinator", verbs=ACT, post=ABSENT),
    office("messages-cancel", "national_coordinator", verbs=ACT, post=ABSENT),
    office("messages-tell", *NATIONAL_CASES, verbs=ACT, finds={"guest": NATIONAL_CASES}, misses=("own", "absent")),
    office("notices", "national_coordinator", "editor"),
    office("notice", "national_coordinator", "editor", finds={"own": ()}, misses=("absent",)),
    office("promoter", "national_coordinator", "editor", verbs=BOTH, body={"name": "Who answers"}),
    # The demonstration
    demonstration("demo:home"),
    demonstration("demo:enter"),
    demonstration("demo:outbox"),
    demonstration("demo:message"),
    demonstration("gallery:home"),
)

# Pages of packages, declared by what their names begin with; how they behave is tested with signing in.
THIRD_PARTY = ("account_", "mfa_")
