"""A questionnaire: one version of a list of questions."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentores.core.fields import PublicId
from mentores.core.privacy import NotPersonal

Texts = dict[str, str]


class Kind(models.TextChoices):
    """How a question is answered."""

    LINE = "line", _("a few words")
    TEXT = "text", _("a longer text")
    YES_NO = "yes_no", _("yes or no")
    SCALE = "scale", _("a number from 1 to 5")
    CHOICE = "choice", _("one of several answers")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that may be chosen."""

    key: str
    text: Texts


@dataclass(frozen=True, slots=True)
class Question:
    """One question in each language. Its `key` stays the same from version to version, and so do those of choices."""

    key: str
    text: Texts
    kind: str
    choices: tuple[Choice, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "text": dict(self.text),
            "kind": self.kind,
            "choices": [{"key": choice.key, "text": dict(choice.text)} for choice in self.choices],
        }


class Questionnaire(models.Model):
    """One version of a questionnaire. Answers name it by `name`, so a version that was published never changes."""

    public_id: Any = PublicId()
    code = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField()
    questions = models.JSONField(default=list)
    published_at = models.DateTimeField()

    privacy = NotPersonal(because="It is a list of questions of the programme, the same for everybody.")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="questionnaire_version_once", fields=["code", "version"]),
            models.CheckConstraint(name="questionnaire_versions_begin_at_one", condition=Q(version__gte=1)),
            models.CheckConstraint(name="questionnaire_has_a_code", condition=~Q(code="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What an answer set says it answers: the code and the version."""
        return f"{self.code}:{self.version}"

    @property
    def asked(self) -> list[Question]:
        """The questions, in order."""
        return [
            Question(
                key=one["key"],
                text=one["text"],
                kind=one["kind"],
                choices=tuple(Choice(choice["key"], choice["text"]) for choice in one["choices"]),
            )
            for one in self.questions
        ]
