"""A message as plain text and as HTML, with the address of its link."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from mentores.core.languages import BY_CODE
from mentores.core.tokens import token_for
from mentores.messaging.models import Message

BUTTON = re.compile(r"\[(.+)\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    is_button: bool


def address_of_button(message: Message) -> str:
    """What the button of the message opens: its link, else the place where its person signs in."""
    if not message.link_id:
        return settings.SITE_ADDRESS + reverse(settings.LOGIN_REDIRECT_URL)
    page: str = settings.LINK_PAGES[message.link_purpose]
    return settings.SITE_ADDRESS + reverse(page, args=[token_for(message.link_id)])


def paragraphs(message: Message) -> list[Paragraph]:
    found = []
    for text in re.split(r"\n\s*\n", message.body.strip()):
        button = BUTTON.fullmatch(text.strip())
        found.append(Paragraph(" ".join((button[1] if button else text).split()), bool(button)))
    return found


def as_text(message: Message) -> str:
    address = address_of_button(message)
    lines = [f"{part.text}:\n{address}" if part.is_button else part.text for part in paragraphs(message)]
    return "\n\n".join(lines) + "\n"


def as_html(message: Message) -> str:
    language = BY_CODE.get(message.language)
    return render_to_string(
        "messaging/message.html",
        {
            "message": message,
            "paragraphs": paragraphs(message),
            "address": address_of_button(message),
            "direction": language.direction if language else "ltr",
        },
    )
