"""Rows of the office of the national team, by their folder in mentores/web/office."""

from tests.security.matrix.page import (
    ABSENT,
    ACT,
    BOTH,
    CASES_FIRST,
    CHANGE_HAT,
    INVITED,
    NATIONAL_CASES,
    OFFICE,
    OPENS,
    SESSION,
    WRONG,
    Page,
)

EDITORS = ("national_coordinator", "editor")
REASON = {"reason": "Because of this."}
WORDS = {"name_pt": "Nome", "name_en": "Name", "text_pt": "Texto", "text_en": "Text"}
CARD = {"name": "0 own", "kind": "association", "covers_km": "40", "publics": "refugee", "open_cases_max": "40"}


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


def bringing_to_all(name: str, *, verbs: tuple[str, ...] = ("GET", "HEAD"), **more) -> Page:
    """About one list that the national coordinator has sent."""
    decides = ("national_coordinator",)
    return office(name, *decides, verbs=verbs, finds={"network": decides}, misses=("own", "absent"), **more)


def of_the_team(name: str, **more) -> Page:
    """A page about a session of the national team, in the office."""
    finds = {"national": NATIONAL_CASES}
    return office(name, *NATIONAL_CASES, finds=finds, misses=("own", "absent"), **more)


PAGES = (
    # home/
    office("home", *OFFICE),
    # figures/
    office("figures", *NATIONAL_CASES, "auditor"),
    office("figures-json", *NATIONAL_CASES, "auditor"),
    # funnel/
    office("funnel", *NATIONAL_CASES, "auditor"),
    # applications/
    office("applications", *NATIONAL_CASES),
    office(
        "application",
        *NATIONAL_CASES,
        verbs=BOTH,
        finds={"unowned": NATIONAL_CASES},
        misses=("own", "foreign", "absent"),
        body={"entity": "0-own", "reason": "Near."},
    ),
    # overdue/
    office("overdue", *NATIONAL_CASES),
    late("overdue-entity"),
    late("overdue-case"),
    late("overdue-name", verbs=ACT, body=REASON, post=OPENS),
    late("overdue-refer", verbs=ACT, body=REASON, post=WRONG),
    # requests/
    office("requests", *NATIONAL_CASES),
    helping("request", verbs=BOTH, body={"text": "Like this."}),
    helping("request-take", verbs=ACT),
    helping("request-close", verbs=ACT),
    # round/
    office("round", *NATIONAL_CASES),
    # entities/
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
    # imports/
    office("imports", "national_coordinator", verbs=BOTH, post=WRONG),
    office("imports-template", "national_coordinator", finds={"own": ()}, misses=("absent",)),
    bringing_to_all("import"),
    bringing_to_all("import-columns", verbs=BOTH, body={"name": "0", "kind": "1", "publics": "2"}),
    bringing_to_all("import-doubts", verbs=BOTH),
    bringing_to_all("import-write", verbs=ACT, body={"mode": "all"}),
    bringing_to_all("import-undo", verbs=ACT),
    bringing_to_all("import-again", verbs=ACT),
    bringing_to_all("import-drop", verbs=ACT),
    bringing_to_all("import-refused"),
    # team/
    office("team", *NATIONAL_CASES),
    office("team-propose", "national_coordinator", verbs=BOTH, body={**INVITED, "role": "editor"}),
    on_network("team-second", "proposed", verbs=ACT),
    on_network("team-end", "serving"),
    on_network("team-keep", "serving", verbs=ACT),
    # audit/
    office("audit", "auditor"),
    office("audit-export", "auditor", verbs=ACT, post=OPENS),
    # texts/
    office("texts", *EDITORS),
    office("text", *EDITORS, finds={"own": EDITORS}, misses=("absent",)),
    office("text-publish", *EDITORS, verbs=BOTH, finds={"own": EDITORS}, misses=("absent",), post=WRONG),
    # guides/
    office("guides", *EDITORS),
    office("guide", *EDITORS, finds={"own": EDITORS}, misses=("absent",)),
    office("guide-publish", *EDITORS, verbs=BOTH, finds={"own": EDITORS}, misses=("absent",), post=WRONG),
    # retention/
    office("data", *NATIONAL_CASES),
    office(
        "data-term",
        "national_coordinator",
        verbs=ACT,
        finds={"own": ("national_coordinator",)},
        misses=("absent",),
        body={"months": "12"},
    ),
    # same/
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
    # messages/
    office("messages", *NATIONAL_CASES),
    # Without a notice nothing is decided: it is the gate that these two are asked about, the act asks again.
    office("messages-release", "national_coordinator", verbs=ACT, post=ABSENT),
    office("messages-cancel", "national_coordinator", verbs=ACT, post=ABSENT),
    office("messages-tell", *NATIONAL_CASES, verbs=ACT, finds={"guest": NATIONAL_CASES}, misses=("own", "absent")),
    # notices/
    office("notices", *EDITORS),
    office("notice", *EDITORS, finds={"own": ()}, misses=("absent",)),
    office("notices-language", *EDITORS, finds={"own": ()}, misses=("absent",)),
    office("notice-words", *EDITORS, verbs=BOTH, finds={"own": EDITORS}, misses=("absent",), post=WRONG),
    office("notice-read", *EDITORS, verbs=ACT, finds={"own": EDITORS}, misses=("absent",)),
    # admission/
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
            body=WORDS,
        )
        for what in ("rule", "signpost")
    ),
    *(
        office(f"admission-{what}-new", "national_coordinator", "editor", verbs=BOTH, body=WORDS)
        for what in ("rule", "signpost")
    ),
    *(
        office(
            f"admission-{what}-act",
            "national_coordinator",
            "editor",
            verbs=ACT,
            finds={"own": ("national_coordinator", "editor")},
            misses=("absent",),
        )
        for what in ("rule", "signpost")
    ),
    # promoter/
    office("promoter", "national_coordinator", "editor", verbs=BOTH, body={"name": "Who answers"}),
    # training/
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
)
