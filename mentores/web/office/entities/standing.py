"""How an entity stands, in sentences."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentores.accounts.roles import Role
from mentores.messaging.sentences import day
from mentores.partners.lifecycle import IN_THE_HOUSE, State
from mentores.partners.models import ChargeKind, Entity, Membership
from mentores.partners.selectors import INSURANCE_DAYS
from mentores.territories.selectors import district_choices


def standing(entity: Entity) -> str:
    """Where the entity stands, and what comes next."""
    sentences: Mapping[str, str] = {
        State.CANDIDATE: _("It has applied and waits for an answer."),
        State.PREPARATION: _(
            "It prepares: its coordinator fills in its card and invites the others. Activate it when it is ready."
        ),
        State.ACTIVE: _("It has accompanied people since %(day)s.") % {"day": day(entity.since)},
        State.SUSPENDED: _("It is suspended: its people have no access, and nobody is sent to it."),
        State.ENDED: _("It left the network on %(day)s.") % {"day": day(entity.until)},
        State.REFUSED: _("It was not admitted. It can apply again."),
    }
    return sentences[entity.state]


def lacks(entity: Entity, people: Iterable[Membership], *, on: date) -> list[str]:
    """What somebody should see to before it does harm."""
    if entity.state not in IN_THE_HOUSE:
        return []
    found = []
    if not any(membership.role == Role.COORDINATOR for membership in people):
        found.append(_("It has no coordinator. Invite one."))
    until = entity.insurance_until
    if until is None:
        found.append(_("No group insurance is written down. Volunteers may not work without one."))
    elif until < on:
        found.append(_("Its group insurance ended on %(day)s.") % {"day": day(until)})
    elif until <= on + timedelta(days=INSURANCE_DAYS):
        found.append(_("Its group insurance ends on %(day)s.") % {"day": day(until)})
    return found


def reaches(entity: Entity) -> list[str]:
    """Where it can accompany people, a line each."""
    districts = dict(district_choices())
    places = [place.label for place in entity.covered.all()]
    found = [districts[code] for code in entity.covered_districts if code in districts] + sorted(places)
    if entity.municipality:
        around = {"km": entity.covers_km, "place": entity.municipality.label}
        found.insert(0, _("up to %(km)s km around %(place)s") % around)
    if entity.covers_nation:
        found.append(_("the whole country"))
    if entity.covers_abroad:
        found.append(_("people who live in another country"))
    if entity.takes_minors:
        found.append(_("people under 18"))
    return found


def in_words(counts: Mapping[str, int]) -> list[str]:
    """How many open cases of each kind, a line each."""
    return [_counted(kind, counts[kind]) for kind in ChargeKind if counts.get(kind)]


def _counted(kind: str, number: int) -> str:
    words = {
        ChargeKind.APPLICATION: ngettext(
            "%(number)d application without a decision", "%(number)d applications without a decision", number
        ),
        ChargeKind.MENTOR: ngettext("%(number)d mentor", "%(number)d mentors", number),
        ChargeKind.MENTEE: ngettext("%(number)d mentee", "%(number)d mentees", number),
        ChargeKind.MENTORSHIP: ngettext("%(number)d open mentorship", "%(number)d open mentorships", number),
    }
    return words[ChargeKind(kind)] % {"number": number}
