"""Rows of the desk about people's data and messages, by their folder in mentores/web/desk."""

from tests.security.matrix.desk.kinds import data, desk, no_form_for_readers, of_colleagues
from tests.security.matrix.page import ABSENT, ACT, BOTH, CASE_ROLES, COORDINATORS, OPENS

READER_READS_NONE = {"reader GET": ABSENT, "reader HEAD": ABSENT}
ONLY_COORDINATORS_READ = {f"{role} {verb}": ABSENT for role in ("technician", "reader") for verb in ("GET", "HEAD")}

NAMED = {"full_name": "Ana Nova", "language": "pt"}

PAGES = (
    # data/
    data("data"),
    data("data-copy", but=READER_READS_NONE),
    data("data-download", verbs=ACT, post=OPENS),
    data("data-contact", verbs=BOTH, body=NAMED, but=no_form_for_readers("own")),
    data("data-hold", verbs=ACT, body={"why": "12/2026"}),
    data("data-release", {"own": COORDINATORS}, verbs=ACT),
    data("data-erase", {"own": COORDINATORS}, verbs=BOTH, body={"asked": "on"}, but=ONLY_COORDINATORS_READ),
    # same/
    data("same", but=READER_READS_NONE),
    data("same-merge", verbs=ACT),
    data("same-apart", verbs=ACT),
    data("same-ask", verbs=ACT),
    data("same-undo", verbs=ACT, but={"reader POST": ABSENT}),
    # contacts/
    desk("contacts"),
    of_colleagues("contact", CASE_ROLES),
    of_colleagues("contact-tell", CASE_ROLES, verbs=ACT, body={"how": "phone"}),
    of_colleagues("contact-send-again", CASE_ROLES, verbs=ACT),
    of_colleagues("contact-try", CASE_ROLES, verbs=ACT, body={"outcome": "no_answer"}),
    of_colleagues("contact-slip", CASE_ROLES, but=no_form_for_readers("own")),
)
