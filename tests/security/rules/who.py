"""Who may, by the relation to a case; and which case of the programme stands in which relation."""

from collections.abc import Mapping

Who = Mapping[str, tuple[str, ...]]

CASE = ("coordinator", "technician")
DESK = (*CASE, "reader")
NATIONAL = ("national_coordinator", "national_technician")
EVERYWHERE = ("own", "mentor_side", "foreign")

# Noun → relation → the case of the programme. The own cases are those of the roles "mentor" and "mentee".
CASES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "application": {
        "own": ("application", "own mentored"),
        "foreign": ("application", "foreign"),
        "unowned": ("application", "unowned"),
    },
    "note": {"own": ("note", "own"), "foreign": ("note", "foreign")},
    "referral": {"own": ("referral", "asked"), "foreign": ("referral", "foreign")},
    "handover": {"own": ("handover", "asked"), "foreign": ("handover", "foreign")},
    "mentor": {"own": ("mentor", "own"), "foreign": ("mentor", "neighbour")},
    "mentee": {"own": ("mentored", "own"), "foreign": ("mentored", "foreign")},
    "profilecheck": {"own": ("profilecheck", "own"), "foreign": ("profilecheck", "foreign")},
    "proposal": {relation: ("accepted proposal", relation) for relation in EVERYWHERE},
    "mentorship": {relation: ("mentorship", relation) for relation in EVERYWHERE},
    "rating": {relation: ("rating of the mentee", relation) for relation in EVERYWHERE},
    "factor_reset": {"own": ("reset", "own"), "foreign": ("reset", "foreign")},
    "entity": {"own": ("entity", "own"), "foreign": ("entity", "foreign")},
    "membership": {"own": ("member", "own"), "foreign": ("member", "foreign")},
    "invitation": {
        "own": ("invitation", "own"),
        "foreign": ("invitation", "foreign"),
        "national": ("team", "proposed"),
    },
    "charge": {"own": ("charge", "own"), "foreign": ("charge", "foreign")},
    "request": {"own": ("request", "own"), "foreign": ("request", "foreign")},
    "campaign": {"own": ("campaign", "own"), "foreign": ("campaign", "foreign")},
    "person": {"own": ("data", "own"), "foreign": ("data", "foreign")},
    "appointment": {"own": ("team", "serving")},
    "session": {relation: ("session", relation) for relation in ("own", "foreign", "national")},
    "attendance": {"own": ("place", "own"), "foreign": ("place", "foreign")},
    "reference": {"own": ("reference", "own"), "foreign": ("reference", "foreign")},
    "import": {relation: ("import", relation) for relation in ("own", "foreign", "network")},
}
