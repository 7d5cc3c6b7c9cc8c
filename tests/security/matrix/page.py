"""One page of the site, who asks for it, and what it may answer."""

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
BOTH = ("GET", "HEAD", "POST")
ACT = ("POST",)
Acts = Mapping[str, tuple[str, ...]]

# What the forms send that stand at two doors.
MEETING = {"held_on": "the day of the test", "minutes": "60", "mode": "in_person", "form_key": "abcdefghjkmn"}
INVITED = {"name": "Ana", "email": "ana@example.org", "role": "reader", "language": "pt"}
SESSION = {"day": "2031-03-10", "hour": "18:30", "hours": "2", "place": "Library", "capacity": "10"}


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
        Which verbs a page knows does not hang on who asks: in a short run one role tries them all.
        """
        first, *others = (*self.finds, *self.misses, *self.ended)
        for role in EVERYBODY:
            tries_all = environment.LONG or role == self.roles[0]
            yield from ((role, first, verb) for verb in (VERBS if tries_all else ("GET", "POST")))
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


def appointment(name: str, roles: tuple[str, ...], **more) -> Page:
    """The calendar file of an interview to come: nobody here has one."""
    return Page(name=name, roles=roles, finds={"own": ()}, get=ABSENT, **more)
