"""Public pages and the pages of links can be listened to; the button waits for a script that finds a voice."""

from django.test import Client

from tests.factories.consents import make_text
from tests.factories.mentorships import make_mentorship
from tests.factories.partners import make_coordinator, make_entity
from tests.factories.territories import reference_data
from tests.web.desk.visiting import seated
from tests.web.links.opening import address as address_of
from tests.web.links.opening import link_to
from tests.web.public.registering import address, screen_address

HIDDEN = '<p class="listen no-print" data-listen hidden>'
SCRIPT = "js/listen"


def test_the_pages_of_the_forms_have_a_hidden_button_to_listen(db):
    reference_data()
    make_text()

    pages = [Client().get(at).content.decode() for at in (address("support"), screen_address("support", "you"))]

    assert [(page.count(HIDDEN), page.count(SCRIPT)) for page in pages] == [(1, 1), (1, 1)]


def test_the_page_of_a_link_has_it_too(db):
    mentorship = make_mentorship()

    page = Client().get(address_of(link_to(mentorship.mentee.person, "mentorship", mentorship.public_id)))

    assert (page.status_code, page.content.decode().count(HIDDEN)) == (200, 1)


def test_the_desk_does_not_read_itself_aloud(db):
    page = seated(make_coordinator(make_entity())).get("/desk/")

    assert (page.status_code, HIDDEN in page.content.decode()) == (200, False)
