"""Which of the mentees who wait have somebody proposed to them already."""

from collections.abc import Iterable

from mentores.matching.models import Proposal
from mentores.participants.lifecycle import MenteeStanding
from mentores.participants.models import Mentee, MenteeQuerySet

SEARCHING, PROPOSED = "searching", "proposed"


def by_proposal(mentees: MenteeQuerySet, standing: str) -> MenteeQuerySet:
    """Of mentees with their standing, those who wait and are SEARCHING, or have a mentor PROPOSED."""
    waiting = mentees.standing_as(MenteeStanding.WAITING)
    under_way = Proposal.objects.undecided().values("mentee")
    return waiting.filter(pk__in=under_way) if standing == PROPOSED else waiting.exclude(pk__in=under_way)


def proposed(mentees: Iterable[Mentee]) -> set[int]:
    """Ids of those mentees, loaded for their viewer, to whom a mentor is proposed now."""
    under_way = Proposal.objects.undecided().filter(mentee__in=[mentee.pk for mentee in mentees])
    return set(under_way.values_list("mentee_id", flat=True))
