"""Rows of what a link opens without signing in."""

from collections.abc import Mapping

from tests.security.matrix.page import BOTH, EVERYBODY, MEETING, OPENS, WRONG, Page, appointment


def link(purpose: str, body: Mapping[str, str], **more) -> Page:
    """Whoever is signed in plays no part: the link alone says what it opens."""
    return Page(
        name=f"links:{purpose}",
        roles=EVERYBODY,
        verbs=BOTH,
        finds={"own": EVERYBODY},
        misses=("other purpose", "absent"),
        ended=("expired",),
        body=body,
        **more,
    )


def file_of_link(name: str) -> Page:
    """What stands beside the page that a link opens, to be saved."""
    misses, ended = ("other purpose", "absent"), ("expired",)
    return Page(name=f"links:{name}", roles=EVERYBODY, finds={"own": ()}, misses=misses, ended=ended)


PAGES = (
    link("application", {}),
    appointment("links:application-calendar", EVERYBODY, misses=("other purpose", "absent"), ended=("expired",)),
    link("more", {}),
    link("profile_check", {"answer": "right"}),
    link("proposal", {"answer": "talk"}),
    link("mentorship", MEETING),
    link("rating", {"value": "4"}),
    link("claim", {}),
    link("invitation", {"full_name": "Ana", "language": "pt"}, post=OPENS),
    link("session", {}),
    link("training", {"coming": "yes"}),
    file_of_link("training-calendar"),
    file_of_link("training-material"),
    link("paper", {}, post=WRONG),
    link("handover", {"answer": "no"}),
    link("reference", {"recommends": "yes"}),
)
