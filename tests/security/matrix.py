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
    `but` names the cells that differ, by role, verb and relation, by role and verb, or by role alone.
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
        for difference in (f"{role} {verb} {relation}", f"{role} {verb}", role, verb):
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


def late(name: str, **more) -> Page:
    """A late case, or the entity that has it."""
    return office(name, *NATIONAL_CASES, finds={"own": NATIONAL_CASES}, misses=("absent",), **more)


def helping(name: str, **more) -> Page:
    """A request for help of any entity."""
    return office(
        name, *NATIONAL_CASES, finds=dict.fromkeys(("own", "foreign"), NATIONAL_CASES), misses=("absent",), **more
    )


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


def no_form_for_readers(relation: str) -> dict[str, str]:
    """Whoever only reads is not shown a form that only the others send."""
    return {f"reader {verb} {relation}": REFUSED for verb in ("GET", "HEAD")}


def of_colleagues(name: str, roles: tuple[str, ...], **more) -> Page:
    """About one colleague, invitation, absence or charge: the own ones are of the technician, or of nobody."""
    return desk_case(name, found={"own": roles}, misses=("foreign", "absent"), **more)


def data(name: str, found: Acts = OWN_ONLY, **more) -> Page:
    """About the data of a person, whom the entity has a case of."""
    return desk_case(name, found=found, misses=("foreign", "absent"), **more)


READER_READS_NONE = {"reader GET": ABSENT, "reader HEAD": ABSENT}
ONLY_COORDINATORS_READ = {f"{role} {verb}": ABSENT for role in ("technician", "reader") for verb in ("GET", "HEAD")}


def bringing(name: str, *, verbs: tuple[str, ...] = ("GET", "HEAD"), **more) -> Page:
    """About one list that an entity's coordinator has sent."""
    but = {f"{role} {verb}": REFUSED for role in ("technician", "reader") for verb in verbs}
    found = {"own": COORDINATORS}
    return desk_case(name, found=found, misses=("foreign", "network", "absent"), verbs=verbs, but=but, **more)


def bringing_to_all(name: str, *, verbs: tuple[str, ...] = ("GET", "HEAD"), **more) -> Page:
    """About one list that the national coordinator has sent."""
    decides = ("national_coordinator",)
    return office(name, *decides, verbs=verbs, finds={"network": decides}, misses=("own", "absent"), **more)


CONSENT = {"what": "taken_back", "purpose": "information", "how": "paper"}
LISTED = {"full_name": "0", "municipality_id": "1", "languages": "2", "areas": "3"}
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
ASKED = {"topic": "method", "title": "How?", "text": "How is it done?"}
LISTS = ("applications", "mentors", "mentees", "mentorships")
DESK_POSTS = [f"{role} POST" for role in DESK]
FORGETS = {f"{role} POST": ABSENT for role in DESK if role != "coordinator"}  # whoever keeps a filter keeps it alone

SESSION = {"day": "2031-03-10", "hour": "18:30", "hours": "2", "place": "Library", "capacity": "10"}
NOT_YOURS = {f"{role} {verb}": ABSENT for role in ("mentee", "stranger") for verb in BOTH}


def session(name: str, **more) -> Page:
    """A page about a session of the own entity, at its desk."""
    return desk_case(name, found=OWN_ONLY, misses=("foreign", "absent"), **more)


def of_the_team(name: str, **more) -> Page:
    """A page about a session of the national team, in the office."""
    finds = {"national": NATIONAL_CASES}
    return office(name, *NATIONAL_CASES, finds=finds, misses=("own", "absent"), **more)


def file_of_link(name: str) -> Page:
    """What stands beside the page that a link opens, to be saved."""
    misses, ended = ("other purpose", "absent"), ("expired",)
    return Page(name=f"links:{name}", roles=EVERYBODY, finds={"own": ()}, misses=misses, ended=ended)


def appointment(name: str, roles: tuple[str, ...], **more) -> Page:
    """The calendar file of an interview to come: nobody here has one."""
    return Page(name=name, roles=roles, finds={"own": ()}, get=ABSENT, **more)


def file_of_mine(name: str) -> Page:
    """What stands beside one's own session, to be saved: only the mentee has one."""
    but = {f"{role} {verb}": ABSENT for role in ("mentor", "stranger") for verb in ("GET", "HEAD")}
    return Page(name=f"my:{name}", roles=PARTICIPANTS, finds={"own": ()}, misses=("foreign", "absent"), but=but)


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
    appointment("links:application-calendar", EVERYBODY, misses=("other purpose", "absent"), ended=("expired",)),
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
    Page(name="my:change", roles=PARTICIPANTS, verbs=BOTH, finds={"": PARTICIPANTS}, post=WRONG),
    Page(name="my:confirm", roles=PARTICIPANTS, verbs=ACT, finds={"": PARTICIPANTS}),
    Page(name="my:documents", roles=PARTICIPANTS),
    *(
        Page(name=f"my:{act}", roles=PARTICIPANTS, verbs=ACT, finds={"": PARTICIPANTS}, body={"purpose": "information"})
        for act in ("agree", "take_back")
    ),
    my_case("application", "mentor", "mentee", "stranger", body={}),
    appointment("my:application-calendar", PARTICIPANTS, misses=("foreign", "absent")),
    my_case("proposal", "mentor", "mentee", body={"answer": "talk"}),
    my_case("mentorship", "mentor", "mentee", body=MEETING),
    my_case("rating", "mentor", "mentee", body={"value": "4"}),
    my_part("pause_mentor", "mentor"),
    my_part("resume_mentor", "mentor", verbs=ACT),
    my_part("leave_mentor", "mentor"),
    my_part("pause_mentee", "mentee"),
    my_part("resume_mentee", "mentee", verbs=ACT),
    my_part("leave_mentee", "mentee"),
    # The desk
    desk("home"),
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
    desk("register", verbs=BOTH, finds={"": CASE_ROLES}, post=WRONG, but=no_form_for_readers("")),
    desk(
        "register-side",
        verbs=BOTH,
        finds={"mentee": CASE_ROLES},
        misses=("absent",),
        post=WRONG,
        but=no_form_for_readers("mentee"),
    ),
    application("application-consents", verbs=BOTH, body=CONSENT),
    data("data"),
    data("data-copy", but=READER_READS_NONE),
    data("data-download", verbs=ACT, post=OPENS),
    data("data-hold", verbs=ACT, body={"why": "12/2026"}),
    data("data-release", {"own": COORDINATORS}, verbs=ACT),
    data("data-erase", {"own": COORDINATORS}, verbs=BOTH, body={"asked": "on"}, but=ONLY_COORDINATORS_READ),
    data("same", but=READER_READS_NONE),
    data("same-merge", verbs=ACT),
    data("same-apart", verbs=ACT),
    data("same-ask", verbs=ACT),
    data("same-undo", verbs=ACT, but={"reader POST": ABSENT}),
    participant("mentor"),
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
    desk("figures"),
    desk("requests"),
    desk("request-ask", verbs=BOTH, finds={"": CASE_ROLES}, body=ASKED, but=READS_NO_FORM),
    of_colleagues("request", CASE_ROLES),
    of_colleagues("request-again", CASE_ROLES, verbs=ACT, body={"text": "And now?"}),
    of_colleagues("request-close", CASE_ROLES, verbs=ACT),
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
    coordinating("entity-work", body={"open_cases_max": "40", "first_contact_days": "15"}),
    coordinating("entity-protection"),
    coordinating("entity-insurance"),
    coordinating("entity-logo", post=WRONG),
    desk("entity-logo-picture"),
    desk("entity-logo-remove", verbs=ACT, finds={"": COORDINATORS}),
    coordinating("imports", post=WRONG),
    desk(
        "imports-template",
        finds={"own": ()},
        but={f"{role} {verb}": REFUSED for role in ("technician", "reader") for verb in ("GET", "HEAD")},
    ),
    bringing("import"),
    bringing("import-columns", verbs=BOTH, body=LISTED),
    bringing("import-doubts", verbs=BOTH),
    bringing("import-write", verbs=ACT, body={"mode": "all", "informed": "paper"}),
    bringing("import-undo", verbs=ACT),
    bringing("import-drop", verbs=ACT),
    bringing("import-refused"),
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
    Page(
        name="company:campaign-begin",
        roles=("company_contact",),
        verbs=ACT,
        finds={"": ("company_contact",)},
        body={"company": "Empresa"},
    ),
    Page(
        name="company:campaign-end",
        roles=("company_contact",),
        verbs=ACT,
        finds={"own": ("company_contact",)},
        misses=("foreign", "absent"),
    ),
    desk("contacts"),
    of_colleagues("contact", CASE_ROLES),
    of_colleagues("contact-tell", CASE_ROLES, verbs=ACT, body={"how": "phone"}),
    of_colleagues("contact-send-again", CASE_ROLES, verbs=ACT),
    of_colleagues("contact-try", CASE_ROLES, verbs=ACT, body={"outcome": "no_answer"}),
    of_colleagues("contact-slip", CASE_ROLES, but=no_form_for_readers("own")),
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
    office("funnel", *NATIONAL_CASES, "auditor"),
    office("overdue", *NATIONAL_CASES),
    late("overdue-entity"),
    late("overdue-case"),
    late("overdue-name", verbs=ACT, body=REASON, post=OPENS),
    late("overdue-refer", verbs=ACT, body=REASON, post=WRONG),
    office("requests", *NATIONAL_CASES),
    helping("request", verbs=BOTH, body={"text": "Like this."}),
    helping("request-take", verbs=ACT),
    helping("request-close", verbs=ACT),
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
    office("imports", "national_coordinator", verbs=BOTH, post=WRONG),
    office("imports-template", "national_coordinator", finds={"own": ()}, misses=("absent",)),
    bringing_to_all("import"),
    bringing_to_all("import-columns", verbs=BOTH, body={"name": "0", "kind": "1", "publics": "2"}),
    bringing_to_all("import-doubts", verbs=BOTH),
    bringing_to_all("import-write", verbs=ACT, body={"mode": "all"}),
    bringing_to_all("import-undo", verbs=ACT),
    bringing_to_all("import-drop", verbs=ACT),
    bringing_to_all("import-refused"),
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
    office("data", *NATIONAL_CASES),
    office(
        "data-term",
        "national_coordinator",
        verbs=ACT,
        finds={"own": ("national_coordinator",)},
        misses=("absent",),
        body={"months": "12"},
    ),
    office("same", *NATIONAL_CASES),
    office(
        "same-pair",
        *NATIONAL_CASES,
        verbs=BOTH,
        finds={"own": NATIONAL_CASES},
        misses=("absent",),
        body=REASON,
        post=OPENS,
    ),
    office("messages", *NATIONAL_CASES),
    # Without a notice nothing is decided: it is the gate that these two are asked about, the act asks again.
    office("messages-release", "national_coordinator", verbs=ACT, post=ABSENT),
    office("messages-cancel", "national_coordinator", verbs=ACT, post=ABSENT),
    office("messages-tell", *NATIONAL_CASES, verbs=ACT, finds={"guest": NATIONAL_CASES}, misses=("own", "absent")),
    office("notices", "national_coordinator", "editor"),
    office("notice", "national_coordinator", "editor", finds={"own": ()}, misses=("absent",)),
    office("admission", *NATIONAL_CASES, "editor"),
    office("admission-sharing", "national_coordinator", verbs=ACT, body={"municipality": "1106", "rule": "turn"}),
    *(
        office(
            f"admission-{what}",
            "national_coordinator",
            "editor",
            verbs=BOTH,
            finds={"own": ("national_coordinator", "editor")},
            misses=("absent",),
            body={"name_pt": "Nome", "text_pt": "Texto"},
        )
        for what in ("rule", "signpost")
    ),
    office("promoter", "national_coordinator", "editor", verbs=BOTH, body={"name": "Who answers"}),
    # Training
    open_page("public:check-in", verbs=BOTH, post=WRONG),
    link("training", {"coming": "yes"}),
    file_of_link("training-calendar"),
    file_of_link("training-material"),
    link("paper", {}, post=WRONG),
    link("reference", {"recommends": "yes"}),
    Page(name="my:sessions", roles=PARTICIPANTS),
    my_case("session", "mentee", body={"coming": "yes"}),
    file_of_mine("session-calendar"),
    file_of_mine("session-material"),
    Page(name="my:paper", roles=PARTICIPANTS, verbs=BOTH, finds={"": PARTICIPANTS}, post=WRONG, but=NOT_YOURS),
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
    office("sessions", *NATIONAL_CASES),
    office("session-new", *NATIONAL_CASES),
    office(
        "session-plan",
        *NATIONAL_CASES,
        verbs=BOTH,
        finds={"own": NATIONAL_CASES},
        misses=("absent",),
        body=SESSION,
    ),
    of_the_team("session"),
    of_the_team("session-change", verbs=BOTH, body=SESSION),
    of_the_team("session-attendance", verbs=BOTH),
    of_the_team("session-list"),
    of_the_team("session-code"),
    of_the_team("session-cancel", verbs=ACT),
    of_the_team("session-answer", verbs=ACT, body={"coming": "yes"}),
    of_the_team("session-take-out", verbs=ACT),
    of_the_team("session-add-material", verbs=ACT, post=WRONG),
    of_the_team("session-material"),
    of_the_team("session-remove-material", verbs=ACT),
    office(
        "preparation",
        *NATIONAL_CASES,
        "auditor",
        verbs=BOTH,
        finds={"": ("national_coordinator",)},
        body={"mentor_hours": "2", "mentee_hours": "1"},
    ),
    # The demonstration
    demonstration("demo:home"),
    demonstration("demo:enter"),
    demonstration("demo:outbox"),
    demonstration("demo:message"),
    demonstration("gallery:home"),
)

# Pages of packages, declared by what their names begin with; how they behave is tested with signing in.
THIRD_PARTY = ("account_", "mfa_")
