"""Kinds of field that several apps share."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import get_language

from mentores.core.ids import LENGTH, new_id
from mentores.core.languages import DEFAULT, STAFF_LANGUAGES
from mentores.core.text import fold

if TYPE_CHECKING:
    Text = models.CharField[str, str]
    Texts = models.JSONField[dict[str, str], dict[str, str]]
else:  # Django's fields take their types in the stubs only
    Text, Texts = models.CharField, models.JSONField

INSTEAD = tuple(reversed(STAFF_LANGUAGES))  # where a text is missing in a language, its readers get English


class PublicId(Text):
    """The id an address may show: twelve random characters, unique, never changed."""

    def __init__(self, **options: Any) -> None:
        options |= {"max_length": LENGTH, "unique": True, "default": new_id, "editable": False}
        super().__init__(**options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        for fixed in ("max_length", "unique", "default", "editable"):
            del options[fixed]
        return name, path, args, options


class Translated(Texts):
    """One text in several languages: a language code and the text in it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"default": dict, **options})


def say(texts: dict[str, str], language: str | None = None) -> str:
    """The text in `language` (by default the active one), else in English, in Portuguese, in any; empty if in none."""
    return texts.get(said_in(texts, language), "")


def said_in(texts: dict[str, str], language: str | None = None) -> str:
    """The language in which readers of `language` (by default the active one) get a text; empty if there is none."""
    wanted = language or get_language() or DEFAULT
    return next((code for code in (wanted, *INSTEAD, *texts) if texts.get(code, "").strip()), "")


class Folded(Text):
    """The folded form of another field, kept in step with it: what sorting and searching use on every database."""

    def __init__(self, *, source: str, **options: Any) -> None:
        self.source = source
        super().__init__(**{"max_length": 300, "editable": False, "db_index": True, **options})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        folded = fold(getattr(model_instance, self.source))[: self.max_length]
        setattr(model_instance, self.attname, folded)
        return folded
