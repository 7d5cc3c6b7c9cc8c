"""Rows of the desk about the entity and who works there, by their folder in mentores/web/desk."""

from tests.security.matrix.desk.kinds import READS_NO_FORM, bringing, coordinating, desk, of_colleagues
from tests.security.matrix.page import ABSENT, ACT, BOTH, CASE_ROLES, COORDINATORS, INVITED, REFUSED, WRONG

LISTED = {"full_name": "0", "municipality_id": "1", "languages": "2", "areas": "3"}
ACTS_NOT_COORDINATING = [f"{role} POST" for role in ("technician", "reader")]
ASKED = {"topic": "method", "title": "How?", "text": "How is it done?"}

PAGES = (
    # entity/
    desk("entity"),
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
    coordinating("entity-absences", body={"since": "2026-08-01", "until": "2026-08-15"}),
    of_colleagues("absence-remove", COORDINATORS, verbs=ACT),
    # figures/
    desk("figures"),
    # requests/
    desk("requests"),
    desk("request-ask", verbs=BOTH, finds={"": CASE_ROLES}, body=ASKED, but=READS_NO_FORM),
    of_colleagues("request", CASE_ROLES),
    of_colleagues("request-again", CASE_ROLES, verbs=ACT, body={"text": "And now?"}),
    of_colleagues("request-close", CASE_ROLES, verbs=ACT),
    # imports/
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
    bringing("import-again", verbs=ACT),
    bringing("import-drop", verbs=ACT),
    bringing("import-refused"),
    # people/
    desk("people"),
    coordinating("people-invite", body=INVITED),
    of_colleagues("invitation-send-again", COORDINATORS, verbs=ACT, but=dict.fromkeys(ACTS_NOT_COORDINATING, ABSENT)),
    of_colleagues("invitation-revoke", COORDINATORS, verbs=ACT, but=dict.fromkeys(ACTS_NOT_COORDINATING, ABSENT)),
    of_colleagues("member", ()),
    of_colleagues("member-change-role", COORDINATORS, verbs=ACT, body={"role": "reader"}),
    of_colleagues("member-hand-over", CASE_ROLES, verbs=ACT),
    of_colleagues("member-end", CASE_ROLES, verbs=ACT),
    # charges/
    of_colleagues("charge", CASE_ROLES, verbs=BOTH),
)
