"""The kinds of pages that the desk has: with a case or without one, and whose it is."""

from tests.security.matrix.page import BOTH, CASE_ROLES, COORDINATORS, DESK, REFUSED, Acts, Page

OWN_ONLY: Acts = {"own": CASE_ROLES}
BOTH_SIDES: Acts = {"own": CASE_ROLES, "mentor_side": CASE_ROLES, "offered": CASE_ROLES}
SEEN_BY_MENTOR_SIDE: Acts = {"own": CASE_ROLES, "mentor_side": ()}
READS_NO_FORM = dict.fromkeys(("reader GET", "reader HEAD"), REFUSED)
NOT_COORDINATING = [f"{role} {verb}" for role in ("technician", "reader") for verb in BOTH]


def desk(name: str, **more) -> Page:
    """A page of the desk without a case."""
    return Page(name=f"desk:{name}", roles=DESK, **more)


def desk_case(name: str, *, found: Acts, misses: tuple[str, ...], **more) -> Page:
    return Page(name=f"desk:{name}", roles=DESK, finds=found, misses=misses, **more)


def application(name: str, **more) -> Page:
    return desk_case(name, found=OWN_ONLY, misses=("foreign", "unowned", "absent"), **more)


def participant(name: str, **more) -> Page:
    return desk_case(name, found=OWN_ONLY, misses=("neighbour", "foreign", "absent"), **more)


def proposal(name: str, found: Acts = BOTH_SIDES, **more) -> Page:
    return desk_case(name, found=found, misses=("foreign", "absent"), **more)


def mentorship(name: str, **more) -> Page:
    return desk_case(name, found=SEEN_BY_MENTOR_SIDE, misses=("foreign", "absent"), **more)


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


def bringing(name: str, *, verbs: tuple[str, ...] = ("GET", "HEAD"), **more) -> Page:
    """About one list that an entity's coordinator has sent."""
    but = {f"{role} {verb}": REFUSED for role in ("technician", "reader") for verb in verbs}
    found = {"own": COORDINATORS}
    return desk_case(name, found=found, misses=("foreign", "network", "absent"), verbs=verbs, but=but, **more)


def session(name: str, **more) -> Page:
    """A page about a session of the own entity, at its desk."""
    return desk_case(name, found=OWN_ONLY, misses=("foreign", "absent"), **more)
