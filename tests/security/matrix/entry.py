"""Rows of coming in and of one's own account, by their folder in mentores/web/entry."""

from tests.security.matrix.page import (
    ACT,
    BOTH,
    COORDINATORS,
    DONE,
    NO_SUCH_VERB,
    OPENS,
    SIGN_IN,
    SIGNED_IN,
    VERBS,
    WRONG,
    Page,
    open_page,
)


def account(name: str, **more) -> Page:
    """A page of one's own account: for everybody who has signed in."""
    return Page(name=f"entry:{name}", roles=SIGNED_IN, finds={"": SIGNED_IN}, **more)


def reset(name: str) -> Page:
    """An act on a colleague's lost second factor; a national coordinator finds everybody's."""
    may = {"national_coordinator POST": DONE}
    may |= {f"national_coordinator {verb}": NO_SUCH_VERB for verb in VERBS if verb != "POST"}
    finds = {"own": COORDINATORS}
    return Page(name=f"entry:{name}", roles=COORDINATORS, verbs=ACT, finds=finds, misses=("foreign", "absent"), but=may)


READ_BY_ANONYMOUS = ("anonymous GET", "anonymous HEAD")

PAGES = (
    open_page(
        "entry:home",
        get=DONE,
        but=dict.fromkeys(READ_BY_ANONYMOUS, SIGN_IN) | {f"former_member {verb}": OPENS for verb in ("GET", "HEAD")},
    ),
    open_page("entry:hats", verbs=BOTH, but=dict.fromkeys((*READ_BY_ANONYMOUS, "anonymous POST"), SIGN_IN)),
    # account/
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
    # resets/
    Page(name="entry:resets", roles=(*COORDINATORS, "national_coordinator")),
    reset("ask-reset"),
    reset("confirm-reset"),
    reset("decline-reset"),
)
