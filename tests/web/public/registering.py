"""What a person writes in the registration forms."""

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from mentores.core.ids import new_id

HELP: dict[str, Any] = {
    "full_name": "Іван Шевченко",
    "email": "ivan@example.org",
    "phone": "912 345 678",
    "municipality": "1106",
    "mode": "in_person",
    "travel_km": "0",
    "areas": ["EMP-CV", "LIN-CONV"],
    "publics": ["immigrant", "refugee"],
    "languages-0-language": "uk",
    "languages-0-level": "native",
    "languages-1-language": "pt",
    "languages-1-level": "B1",
    "availability": ["1", "20"],
    "gender": "M",
    "gender_wish": "same_gender",
    "entity": "",
    "agreed": "on",
    "leave_empty": "",
}
SUPPORT: dict[str, Any] = {
    "full_name": "فاطمة الزهراء",
    "email": "fatima@example.org",
    "phone": "+351 912 345 679",
    "public": "refugee",
    "is_minor": "on",
    "lives_abroad": "on",
    "first_need": "HAB-ARR",
    "other_needs": ["EMP-CV"],
    "municipality": "1312",
    "mode": "either",
    "travel_km": "999",
    "languages-0-language": "ar",
    "languages-0-level": "native",
    "availability": ["0", "5"],
    "gender": "F",
    "gender_wish": "women_only",
    "entity": "",
    "agreed": "on",
    "leave_empty": "",
}


def address(page: str, *, language: str = "pt", **of: str) -> str:
    """Where a public page is, in a language."""
    with override(language):
        return reverse(f"public:{page}", kwargs=of)


def written(answers: dict[str, Any], **changes: object) -> dict[str, Any]:
    """The answers with some of them changed; None leaves one out. Each form has a key of its own."""
    changed = {"form_key": new_id()} | answers | changes
    return {name: value for name, value in changed.items() if value is not None}


def send(
    client: Client, page: str, answers: dict[str, Any], *, language: str = "pt", network: str = "192.0.2.1"
) -> Any:
    """The answer to the form, posted as a browser does."""
    return client.post(address(page, language=language), answers, REMOTE_ADDR=network)


class Answers(HTMLParser):
    """Gathers what a form shows as answered: texts, boxes that are ticked, options that are chosen."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.given: dict[str, list[str]] = {}
        self.name = ""
        self.feed(response.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {key: value or "" for key, value in attrs}
        if tag == "select":
            self.name = told["name"]
        elif tag == "option" and "selected" in told:
            self._add(self.name, told["value"])
        elif tag == "input" and told["type"] not in {"radio", "checkbox"}:
            self._add(told["name"], told.get("value", ""))
        elif "checked" in told:
            self._add(told["name"], told.get("value", "on"))

    def _add(self, name: str, value: str) -> None:
        if value and name != "csrfmiddlewaretoken":
            self.given.setdefault(name, []).append(value)


def as_lists(answers: dict[str, Any]) -> dict[str, list[str]]:
    """What was sent, without what was left empty, as `Answers` gathers it."""
    return {
        name: [str(one) for one in value] if isinstance(value, list) else [str(value)]
        for name, value in answers.items()
        if value
    }
