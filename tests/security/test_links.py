"""A link that somebody is shown opens for them, and leads to what it names."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings

from tests import environment
from tests.languages import UNREAD
from tests.security.matrix import PAGES
from tests.security.matrix.page import EVERYBODY, ONE_OF_EACH_DOOR, OPENS
from tests.security.visits import address_of

OPENED = {200, 302, 410}  # 410: a link whose time is over is shown to nobody but whoever keeps an old message


class Shown(HTMLParser):
    """Where a page leads, and the places on it that an address can name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.places: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"a", "link", "script", "img"}:
            self.links |= {value for name in ("href", "src") if (value := values.get(name))}
        if place := values.get("id"):
            self.places.add(place)


def pages_of(programme, role: str) -> set[str]:
    """The address of every page that opens for the role."""
    return {
        address_of(programme, page, role, relation)
        for page in PAGES
        for relation in page.finds
        if page.expects(role, relation, "GET") == OPENS
    }


@pytest.mark.parametrize("role", EVERYBODY if environment.LONG else ONE_OF_EACH_DOOR)
def test_no_link_of_a_page_leads_nowhere(programme, visitors, role):
    known: dict[str, Shown | None] = {}

    def look(address: str) -> Shown | None:
        """What the page shows; None if it does not open."""
        if address not in known:
            answer = visitors.ask(role, "HEAD" if address.startswith(settings.STATIC_URL) else "GET", address)
            is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
            html = answer.content.decode() if is_page else ""
            known[address] = Shown(html) if answer.status_code in OPENED else None
        return known[address]

    dead = set()
    for address in pages_of(programme, role):
        shown = look(address)
        assert shown is not None, address
        for link in shown.links:
            target = urlsplit(urljoin(f"http://testserver{address}", link))
            if target.netloc != "testserver" or target.path.startswith(UNREAD):
                continue
            led = look(f"{target.path}?{target.query}" if target.query else target.path)
            if led is None or (target.fragment and led.places and target.fragment not in led.places):
                dead.add((address, link))

    assert dead == set()
