"""Which pages show data about people, and writing down that somebody opened one. Every other page shows none."""

from collections.abc import Mapping

from django.http import HttpResponseBase
from django.utils import timezone

from mentores.audit.selectors import LIST
from mentores.audit.services import record_list, record_reading
from mentores.web.requests import PersonRequest

# The page → the kind of what it shows. «desk:mentor-consents» shows what «desk:mentor» shows, and so does
# «desk:mentor-pause» when what was sent there is not understood.
SHOWS: Mapping[str, str] = {
    "desk:home": LIST,
    "desk:applications": LIST,
    "desk:application": "application",
    "desk:referrals": LIST,
    "desk:referral": "referral",
    "desk:mentors": LIST,
    "desk:mentor": "mentor",
    "desk:handover": "handover",
    "desk:mentees": LIST,
    "desk:mentee": "mentee",
    "desk:proposals": LIST,
    "desk:proposal": "proposal",
    "desk:round": LIST,
    "desk:mentorships": LIST,
    "desk:mentorship": "mentorship",
    "desk:contacts": LIST,
    "desk:import": LIST,
    "office:import": LIST,
    "desk:contact": "message",
    "desk:session": LIST,
    "office:session": LIST,
    "desk:data": "person",
    "desk:same": "person",
    "office:application": "application",
    "office:entity": "entity",
    "my:home": LIST,
    "my:data": "person",
    "my:change": "person",
    "my:documents": "person",
    "my:application": "application",
    "my:proposal": "proposal",
    "my:mentorship": "mentorship",
    "my:rating": "rating",
    "my:sessions": LIST,
    "my:session": "attendance",
    "my:paper": "person",
    "my:handover": "handover",
}
ANSWERED = (200, 422)  # the page itself, and the page again with what was wrong in the form


def note(request: PersonRequest, answer: HttpResponseBase) -> None:
    """Write down what the answer shows: a list by the name of its page, anything else by its public id.

    Once for each answer. What a link opens is always written down: whoever holds it may be somebody else.
    """
    if answer.status_code not in ANSWERED or request.method == "HEAD" or request.resolver_match is None:
        return
    viewer, now = request.viewer, timezone.now()
    if viewer.only:
        kind, subject = viewer.only
        record_reading(kind, subject, by=viewer, at=now)
        return
    page = request.resolver_match.view_name
    kind = SHOWS.get(page) or SHOWS.get(page.partition("-")[0], "")
    if kind == LIST:
        record_list(page, by=viewer, at=now)
    elif kind:
        own = viewer.person.public_id if viewer.person else ""
        record_reading(
            kind, request.resolver_match.kwargs.get("public_id", own), by=viewer, at=now, reason=viewer.reason
        )
