"""What staff say or write to a person by themselves, in the person's language: to be read out, or copied."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from mentores.admissions.models import Application
from mentores.core.languages import BY_CODE, DEFAULT, Language


@dataclass(frozen=True, slots=True)
class Saying:
    """A text, and the language it is in."""

    text: str
    language: Language


def to_reach(application: Application) -> Saying:
    """Who writes, why, and how to answer."""
    language = BY_CODE.get(application.person.language, BY_CODE[DEFAULT])
    entity = application.entity
    with translation.override(language.code):
        said = {
            "name": application.person.called,
            "entity": entity.name if entity else "Mentores",
            "phone": entity.public_phone if entity else "",
        }
        if said["phone"]:
            text = _(
                "Hello %(name)s. This is %(entity)s. You asked to take part in Mentores. We want to talk with you. "
                "Please call %(phone)s, or answer this message."
            )
        else:
            text = _(
                "Hello %(name)s. This is %(entity)s. You asked to take part in Mentores. We want to talk with you. "
                "Please answer this message."
            )
        return Saying(text % said, language)
