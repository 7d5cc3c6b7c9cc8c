"""Rows of the demonstration and of the gallery of components."""

from tests.security.matrix.page import ABSENT, EVERYBODY, VERBS, Page


def demonstration(name: str) -> Page:
    """Nothing of the demonstration exists in a database of real people, whatever the verb."""
    return Page(name=name, roles=EVERYBODY, finds={"absent": ()}, but=dict.fromkeys(VERBS, ABSENT))


PAGES = (
    demonstration("demo:home"),
    demonstration("demo:enter"),
    demonstration("demo:outbox"),
    demonstration("demo:message"),
    demonstration("gallery:home"),
)
