"""Rows of the site itself and of the public door, by their folder in mentores/web/public."""

from tests.security.matrix.page import ACT, BOTH, DONE, EVERYBODY, WRONG, Page, open_page


def screen(name: str, **more) -> Page:
    """A public page of which there are several, by a word in the address."""
    of = {"finds": {"own": EVERYBODY}, "verbs": BOTH, "post": WRONG} | more
    return Page(name=f"public:{name}", roles=EVERYBODY, misses=("absent",), **of)


PAGES = (
    # config/
    open_page("home", get=DONE),
    open_page("language", verbs=ACT, body={"language": "en"}),
    open_page("healthz"),
    open_page("robots"),
    # pages/
    open_page("public:home"),
    open_page("public:about"),
    open_page("public:privacy"),
    open_page("public:accessibility"),
    # registration/
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
    # apply/
    open_page("public:apply", verbs=BOTH, post=WRONG),
    open_page("public:applied", get=DONE),
    # entities/
    open_page("public:entities"),
    Page(name="public:entity", roles=EVERYBODY, finds={"own": (), "foreign": ()}, misses=("absent",)),
    Page(name="public:entity-logo", roles=EVERYBODY, finds={"own": ()}, misses=("absent",)),
    # checkin/
    open_page("public:check-in", verbs=BOTH, post=WRONG),
)
