"""What the matrix says below the pages, and every rule that says something else."""

from collections.abc import Iterator, Mapping

from mentores.accounts.viewer import SYSTEM, VISITOR, Viewer, through_link
from tests.security.programme import Programme
from tests.security.rules.acts import ACTS
from tests.security.rules.rights import RIGHTS, has
from tests.security.rules.sight import SHOWN, SIGHT, sees, shown_of
from tests.security.rules.who import CASES


def differences(programme: Programme) -> Iterator[str]:
    """Every rule that does not say what the tables say."""
    for table in ACTS:
        for act, who in table.may.items():
            for relation, case in _cases(programme, table.noun).items():
                said = [role for role, viewer in _viewers(programme, table.noun) if table.rules[act](viewer, case)]
                yield from _compare(f"{table.noun} {act} {relation}", said, who.get(relation, ()))
    for noun, who in SIGHT.items():
        for relation, case in _cases(programme, noun).items():
            said = [role for role, viewer in _viewers(programme, noun) if sees(viewer, case)]
            yield from _compare(f"{noun} seen {relation}", said, who[relation])
    for right, roles in RIGHTS.items():
        said = [role for role, viewer in _viewers(programme, "") if has(programme, right, viewer)]
        yield from _compare(right, said, roles)
    for (role, relation), fields in SHOWN.items():
        yield from _compare(f"{role} shown {relation}", shown_of(programme, role, relation), fields)


def _compare(what: str, said, expected) -> Iterator[str]:
    if sorted(said) != sorted(expected):
        yield f"{what}: {sorted(said)}, not {sorted(expected)}"


def _cases(programme: Programme, noun: str) -> Mapping[str, object]:
    return {relation: programme.cases[key] for relation, key in CASES[noun].items()}


def _viewers(programme: Programme, noun: str) -> Iterator[tuple[str, Viewer]]:
    """Everybody, the national team with its reason, and the mentee's link to the own case of this noun."""
    for role, viewer in programme.viewers.items():
        if role not in ("two_hats", "two_entities"):
            yield role, viewer.giving("a reason")
    yield from (("system", SYSTEM), ("visitor", VISITOR))
    mentee = programme.viewers["mentee"].person
    assert mentee is not None
    if noun in CASES:
        subject = programme.cases[CASES[noun]["own"]].public_id
        yield "link", through_link(mentee, purpose=noun, kind=noun, subject=subject)
        yield "link to something else", through_link(mentee, purpose="claim", kind="person", subject=mentee.public_id)
