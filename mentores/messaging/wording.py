"""The words of a notice, and a message as plain text, as HTML and as SMS, with the address of its link."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from mentores.core.languages import BY_CODE
from mentores.core.tokens import token_for
from mentores.messaging.models import Message, Wording
from mentores.messaging.sentences import OWN_WORDS, Own, sentences, template_of, tidy

BUTTON = re.compile(r"\[(.+)\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    is_button: bool


def words(notice: str, context: Mapping[str, object], *, language: str, own: Own | None = None) -> tuple[str, str]:
    """Subject and text of a notice in a language, in the own words of the national team where it has some.

    Those are looked up unless they are given: none of them for the words of the house.
    """
    own = own_words(notice, language=language) if own is None else own
    with translation.override(language):
        rendered = template_of(notice).render(Context({**context, OWN_WORDS: own}, autoescape=False))
    subject, body = rendered.strip().split("\n", 1)
    return subject.strip(), body.strip()


def own_words(notice: str, *, language: str) -> Own:
    """What the national team says in a language instead of the house's sentences of a notice: one query."""
    texts = [sentence.text for sentence in sentences(notice)]
    rows = Wording.objects.in_force().filter(language=language, sentence__in=texts)
    return {(sentence, form): said for sentence, form, said in rows.values_list("sentence", "form", "words")}


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
        found.append(Paragraph(tidy(button[1] if button else text), bool(button)))
    return found


def as_text(message: Message) -> str:
    address = address_of_button(message)
    lines = [f"{part.text}:\n{address}" if part.is_button else part.text for part in paragraphs(message)]
    return "\n\n".join(lines) + "\n"


def as_sms(message: Message) -> str:
    """The subject and the address of the button: short, and without personal data. Without a button, all its words."""
    said = paragraphs(message)
    if message.is_code:
        return message.body
    if any(part.is_button for part in said):
        return f"{message.subject}\n{address_of_button(message)}"
    return "\n".join(part.text for part in said)


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
