"""What a person writes in the registration, screen after screen."""

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from mentores.core.ids import new_id

HELP: dict[str, dict[str, Any]] = {
    "you": {
        "full_name": "Іван Шевченко",
        "email": "ivan@example.org",
        "phone": "912 345 678",
        "contact_of": "",
        "country": "PT",
        "municipality": "1106",
        "adult": "yes",
        "entity": "",
        "campaign": "",
        "leave_empty": "",
    },
    "offer": {
        "languages-0-language": "uk",
        "languages-0-level": "native",
        "languages-1-language": "pt",
        "languages-1-level": "B1",
        "areas": ["EMP-CV", "LIN-CONV"],
        "strengths": ["listens", "patient"],
        "networks": "Construção, Braga",
        "leave_empty": "",
    },
    "time": {
        "hours_a_month": "4",
        "times": ["evenings", "weekends"],
        "why": "Também eu vim de longe.",
        "leave_empty": "",
    },
}
SUPPORT: dict[str, dict[str, Any]] = {
    "you": {
        "full_name": "فاطمة الزهراء",
        "email": "fatima@example.org",
        "phone": "+351 912 345 679",
        "contact_of": "ليلى",
        "country": "LU",
        "municipality": "1312",
        "adult": "yes",
        "entity": "",
        "leave_empty": "",
    },
    "needs": {
        "languages-0-language": "ar",
        "languages-0-level": "native",
        "needs-1": "HAB-ARR",
        "needs-2": "EMP-CV",
        "needs-3": "",
        "own_words": "أبحث عن بيت.",
        "leave_empty": "",
    },
}
FORMS = {"help": HELP, "support": SUPPORT}
LAST = {"help": "time", "support": "needs"}


def address(page: str, *, language: str = "pt", **of: str) -> str:
    """Where a public page is, in a language."""
    with override(language):
        return reverse(f"public:{page}", kwargs=of)


def screen_address(page: str, screen: str, *, language: str = "pt") -> str:
    return address(f"{page}-screen", language=language, screen=screen)


def written(answers: dict[str, Any], **changes: object) -> dict[str, Any]:
    """The answers with some of them changed; None leaves one out. Each form has a key of its own."""
    changed = {"form_key": new_id()} | answers | changes
    return {name: value for name, value in changed.items() if value is not None}


def send(
    client: Client, page: str, answers: dict[str, Any], *, language: str = "pt", network: str = "192.0.2.1"
) -> Any:
    """The answer to a form of one page, posted as a browser does."""
    return client.post(address(page, language=language), answers, REMOTE_ADDR=network)


def answer(
    client: Client, page: str, screen: str, *, language: str = "pt", network: str = "192.0.2.1", **changes: object
) -> Any:
    """Send one screen of the registration, with some answers changed; None leaves one out."""
    said = {name: value for name, value in (FORMS[page][screen] | changes).items() if value is not None}
    return client.post(screen_address(page, screen, language=language), said, REMOTE_ADDR=network)


def register(client: Client, page: str, *, language: str = "pt", network: str = "192.0.2.1", **changes: object) -> Any:
    """Send every screen, one after the other; each change goes to the screen that asks for it. The last answer."""
    last = None
    for screen, said in FORMS[page].items():
        own = {name: value for name, value in changes.items() if name in said}
        last = answer(client, page, screen, language=language, network=network, **own)
    return last


class Answers(HTMLParser):
    """Gathers what a form shows as answered: texts, boxes that are ticked, options that are chosen."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.given: dict[str, list[str]] = {}
        self.name = ""
        self.feed(response.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {key: value or "" for key, value in attrs}
        if tag in ("select", "textarea"):
            self.name = told["name"]
        self.in_text = tag == "textarea"
        if tag == "option" and "selected" in told:
            self._add(self.name, told["value"])
        elif tag == "input" and told["type"] not in {"radio", "checkbox"}:
            self._add(told["name"], told.get("value", ""))
        elif "checked" in told:
            self._add(told["name"], told.get("value", "on"))

    def handle_data(self, data: str) -> None:
        if getattr(self, "in_text", False):
            self._add(self.name, data.strip())
            self.in_text = False

    def _add(self, name: str, value: str) -> None:
        if value and name not in ("csrfmiddlewaretoken", "draft"):
            self.given.setdefault(name, []).append(value)


def as_lists(answers: dict[str, Any]) -> dict[str, list[str]]:
    """What was sent, without what was left empty, as `Answers` gathers it."""
    return {
        name: [str(one) for one in value] if isinstance(value, list) else [str(value)]
        for name, value in answers.items()
        if value
    }
