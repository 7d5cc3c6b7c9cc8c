"""From a stranger to somebody accepted: on a telephone, by keyboard, and at the counter with nothing but a name."""

import socket
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser

from tests.factories.accounts import make_person
from tests.factories.admissions import make_application, make_booking
from tests.factories.partners import make_entity
from tests.journeys.hands import Finger, Hand, Keyboard, Written
from tests.journeys.people import MENTEE, MENTOR
from tests.journeys.walking import Walker
from tests.web.desk.visiting import colleague, seated
from tests.web.entry.coming_in import mailed

pytestmark = pytest.mark.journey

ON_A_TELEPHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
AT_A_DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "has_touch": True}
MENTEE_IN_SIX: dict[str, Written] = {
    screen: {name: answer for name, answer in written.items() if name != "own_words"}
    for screen, written in MENTEE.items()
}
FOR_THE_TALK = ["Inscrição recebida", "Convite para a entrevista"]
WRONG_CODE = "BBBBBB"
MOST_CLICKS = 25


def at_the_desk(browser: Browser, site: str, hand: type[Hand] = Finger) -> Walker:
    """A coordinator sits down."""
    page = browser.new_context(locale="pt", **AT_A_DESK).new_page()
    walker = Walker(page, hand(page), site)
    walker.enter_as("coordinator-a")
    return walker


def entity_of(walker: Walker) -> str:
    """For whom the person at the desk works."""
    return walker.page.locator(".hat bdi").first.inner_text()


def register(walker: Walker, language: str, path: str, entity: str, screens: dict[str, Written]) -> None:
    """Every screen is sent first without its last answer, then whole."""
    walker.open(f"/{language}/entities/?words={entity}")
    walker.press(f"main a:has-text('{entity}')")
    walker.press(f"main a[href^='/{language}/{path}/']")
    walker.press(f"main a[href^='/{language}/{path}/you/']")
    for screen, written in screens.items():
        assert f"/{path}/{screen}/" in walker.page.url
        *first, last = written.items()
        walker.send_wrongly(dict(first))
        walker.send(dict([last]))
    assert walker.page.url.endswith(f"/{language}/sent/")


def confirm(walker: Walker, address: str) -> None:
    """The code that came, after one that did not."""
    walker.send_wrongly({"code": WRONG_CODE})
    walker.send({"code": mailed(address)})
    assert walker.page.locator("main form.form").count() == 0


def open_case(walker: Walker, name: str) -> None:
    walker.open("/desk/applications/")
    walker.press(f"main a:has-text('{name}')")


def book(walker: Walker) -> None:
    """An appointment for tomorrow, of which the day is forgotten first."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = "form[action$='/book']"
    walker.send_wrongly({"when": "free", "place": "Sala 2"}, form=form)
    walker.send({"day": tomorrow.isoformat(), "hour": "10:30"}, form=form)


def hold_and_accept(walker: Walker) -> None:
    """The talk took place earlier than agreed, and not tomorrow as is written first."""
    today = timezone.localdate()
    tomorrow, accept = (today + timedelta(days=1)).isoformat(), "button[value=accept]"
    walker.press("main a[href$='/interview']")
    walker.send_wrongly({"guide-meeting_needs": "Ao fim da tarde.", "held_on": tomorrow}, button=accept)
    walker.send({"held_on": today.isoformat()}, button=accept)


def test_a_mentee_registers_in_six_answers_without_javascript_and_is_accepted(site: str, browser: Browser):
    phone = browser.new_context(locale="ar", java_script_enabled=False, **ON_A_TELEPHONE).new_page()
    person, desk = Walker(phone, Finger(phone), site, looks=False), at_the_desk(browser, site)
    name, address = "أمل الجسر", "amal@example.org"

    register(person, "ar", "support", entity_of(desk), MENTEE_IN_SIX)
    confirm(person, address)

    open_case(desk, name)
    desk.press("button[value=reached]")
    book(desk)
    person.open_message("admissions/interview", address)
    person.press("form:has([value=confirm]) button")
    desk.page.reload()
    hold_and_accept(desk)

    person.open_message("admissions/accepted", address)
    assert (desk.state(), phone.get_attribute("html", "dir")) == ("Aceite", "rtl")


def test_a_mentor_registers_by_keyboard_is_accepted_trained_and_ready(site: str, browser: Browser):
    page = browser.new_context(locale="pt", **AT_A_DESK).new_page()
    person, desk = Walker(page, Keyboard(page), site), at_the_desk(browser, site, Keyboard)
    name, address = "Oksana Ponte", "oksana@example.org"

    register(person, "pt", "help", entity_of(desk), dict(MENTOR))
    confirm(person, address)

    open_case(desk, name)
    desk.press("button[value=reached]")
    book(desk)
    hold_and_accept(desk)
    accepted = desk.state()

    desk.press("main .heading a")
    desk.press("main a[href$='/preparation']")
    note, record = (f"form:has([name=what][value={what}])" for what in ("note", "send"))
    desk.send_wrongly({"hours": "2"}, form=note)
    desk.send({"given_on": timezone.localdate().isoformat()}, form=note)
    desk.send({}, form=record)

    person.open_message("participants/paper_to_sign", address)
    person.press("form:has([name=what][value=code]) button")
    person.send_wrongly({"code": WRONG_CODE})
    person.send({"agrees": "", "code": mailed(address)})

    desk.page.reload()
    desk.press("form:has([name=what][value=ready]) button")
    desk.press("main a[href^='/desk/mentors/'] >> nth=1")
    assert (accepted, desk.state()) == ("Aceite", "disponível")


@pytest.fixture
def nothing_leaves(settings) -> None:
    """No mail server answers, and there is no gateway for text messages."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = nobody.getsockname()
    settings.MESSAGING_TRANSPORT, settings.MESSAGING_SMS = "mentores.messaging.smtp.Backend", ""


def tell(walker: Walker, name: str, how: str) -> list[str]:
    """Nobody is reached at first, and a slip is printed; then the person is told line by line. What was told."""
    lines = walker.page.locator(f"tbody tr:has-text('{name}') a[href^='/desk/contacts/']")
    walker.open("/desk/contacts/")
    walker.press(lines.first)
    walker.press("button[value=no_answer]")
    told = []
    while lines.count():
        walker.press(lines.first)
        told.append(walker.state())
        walker.press("main a[href$='/slip']")
        walker.press("main a[href^='/desk/contacts/'] >> nth=1")
        walker.press(f"button[value={how}]")
    return told


def test_somebody_with_neither_mail_nor_telephone_is_accepted(nothing_leaves, site: str, browser: Browser):
    desk, name = at_the_desk(browser, site), "Zainab do Balcão"
    written: Written = {
        "full_name": name,
        "municipality": "1113",
        "adult": "yes",
        "languages-0-language": "ar",
        "languages-0-level": "native",
        "needs-1": "HAB-ARR",
        "about-language": "ar",
    }

    desk.open("/desk/register/")
    desk.press("main a[href='/desk/register/mentee']")
    desk.send_wrongly(written)
    desk.send({"about-informed": ""})

    case = urlsplit(desk.page.url).path
    book(desk)
    of_the_talk = tell(desk, name, "in_person")
    desk.open(case)
    hold_and_accept(desk)
    accepted = desk.state()
    of_the_answer = tell(desk, name, "letter")

    assert (accepted, of_the_talk, of_the_answer) == ("Aceite", FOR_THE_TALK, ["Inscrição aceite"])


@pytest.fixture
def technician(site: str) -> str:
    """The session of somebody who finds a new case, an interview of an hour ago, and a case that is for nobody."""
    now = timezone.now()
    entity = make_entity("Porta Aberta da Visita")
    make_application(entity, person=make_person("Ana Nova", phone="+351912345678"), at=now)
    booked = make_application(entity, person=make_person("Bela Marcada"), at=now - timedelta(days=5))
    make_booking(booked, starts_at=now - timedelta(hours=1), at=now - timedelta(days=4))
    make_application(entity, person=make_person("Carla Longe"), at=now - timedelta(days=2))
    return seated(colleague(entity)).cookies[settings.SESSION_COOKIE_NAME].value


def test_a_visit_with_three_cases_takes_few_clicks(technician: str, site: str, browser: Browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": technician, "url": site}])
    context.add_init_script("addEventListener('pointerdown', () => console.log('click'), true)")
    page = context.new_page()
    clicks: list[str] = []
    page.on("console", lambda line: clicks.append(line.text))
    cases = {
        "Ana Nova": ["button[value=reached]", "form[action$='/book'] button"],
        "Bela Marcada": ["[name=guide-goal]", "button[value=accept]"],
        "Carla Longe": [
            "summary:has-text('More that you can do')",
            "a[href$='/decline']",
            "label:has([value=outside_programme])",
            "main form.form button",
            "button[name=send]",
        ],
    }

    page.goto(f"{site}/desk/")
    states = []
    for name, places in cases.items():
        for place in (f".due:has-text('{name}') a", *places):
            page.locator(place).first.click()
        states.append(page.locator(".heading .tag").first.inner_text())
        page.locator(".menu a[href='/desk/']").first.click()

    page.wait_for_selector("main .tabs")
    assert states == ["Interview booked", "Accepted", "Not accepted"]
    assert 0 < len(clicks) <= MOST_CLICKS
