"""Once a day: what was kept long enough goes, by what each model declares and the terms that the national team sets."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.models import User
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.services import record
from mentores.core.lifecycle import ActNotPossible
from mentores.privacy.ends import ENDS, over, people_over
from mentores.privacy.fading import faded
from mentores.privacy.models import BOUNDS, Run, Term
from mentores.privacy.policies import sets_terms
from mentores.privacy.services.erasing import erased
from mentores.privacy.services.merging import settle_mergers

AT_ONCE = 200  # people in one night; the next night goes on


class OutOfBounds(ActNotPossible):
    """The law or the work of the entities leaves no room for this number of months."""


def run_retention(*, at: datetime) -> Run:
    """Erase the people whose time is over and the rows that nobody needs any more; what was done, as counts.

    Each person is one transaction: a run that is stopped goes on the next day.
    """
    settle_mergers(at=at)
    counts: dict[str, int] = {}
    for code, people in people_over(at=at).items():
        for person in list(people.order_by("pk")[:AT_ONCE]):
            if _erased_if_still_over(person, code, at=at):
                counts[code] = counts.get(code, 0) + 1
    for end in ENDS:
        rows = over(end, at=at)
        number = rows.update(**faded(rows.model)) if end.fades else rows.delete()[1].get(end.label, 0)
        if number:
            counts[end.label] = number
    run = Run.objects.create(at=at, counts=counts)
    record("privacy", "run_retention", kind="run", subject=run.public_id, by=SYSTEM, at=at)
    return run


@transaction.atomic
def _erased_if_still_over(person: User, code: str, *, at: datetime) -> bool:
    """Somebody may have come back, or complained, in this moment."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not people_over(at=at)[code].filter(pk=person.pk).exists():
        return False
    erased(person, asked=False, by=SYSTEM, at=at)
    return True


@transaction.atomic
def set_term(code: str, *, months: int, by: Viewer, at: datetime) -> Term:
    """The national team says for how many months data is kept. Raises PermissionDenied or OutOfBounds."""
    if not sets_terms(by):
        raise PermissionDenied
    least, most = BOUNDS[code]  # type: ignore[index]  # a code is one of them, or it is an error
    if not least <= months <= most:
        raise OutOfBounds(f"between {least} and {most} months")
    term, _is_new = Term.objects.update_or_create(code=code, defaults={"months": months})
    record("privacy", "set_term", kind="term", subject=code, by=by, at=at)
    return term
