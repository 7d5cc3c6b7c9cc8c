"""The questions of a guide as a form: in the reader's language, and below in the language of whoever is asked."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentores.core.fields import say
from mentores.core.languages import BY_CODE
from mentores.questionnaires.models import Kind, Question, Questionnaire

ANSWER_LENGTH = 4000
YES, NO = "yes", "no"


class GuideForm(forms.Form):
    """One field for each question, none of them required. Its values are texts, or the keys of choices."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        guide: Questionnaire,
        answers: Mapping[str, str] | None = None,
        language: str = "",
        prefix: str = "guide",
        reads_only: bool = False,
    ) -> None:
        super().__init__(data, prefix=prefix, initial=dict(answers or {}))
        for question in guide.asked:
            field = _field(question)
            field.required, field.disabled = False, reads_only
            field.label, field.help_text = say(question.text), _as_asked(question, language)
            self.fields[question.key] = field

    def answers(self) -> dict[str, str]:
        """What was answered; the other questions are left out."""
        return {key: answer for key, answer in self.cleaned_data.items() if answer}


def answered(guide: Questionnaire | None, answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each question that was answered, in the reader's language, with its answer in words."""
    return [
        (say(question.text), in_words(question, answers[question.key]))
        for question in (guide.asked if guide else [])
        if answers.get(question.key)
    ]


def in_words(question: Question, answer: str) -> str:
    """An answer as a reader understands it."""
    if question.kind == Kind.YES_NO:
        return str({YES: _("yes"), NO: _("no")}.get(answer, answer))
    if question.kind == Kind.CHOICE:
        return next((capfirst(say(choice.text)) for choice in question.choices if choice.key == answer), answer)
    return answer


def _field(question: Question) -> forms.Field:
    if question.kind == Kind.LINE:
        return forms.CharField(max_length=ANSWER_LENGTH)
    if question.kind == Kind.TEXT:
        return forms.CharField(max_length=ANSWER_LENGTH, widget=forms.Textarea(attrs={"rows": 3}))
    return forms.ChoiceField(choices=_choices(question), widget=forms.RadioSelect)


def _choices(question: Question) -> list[tuple[str, Any]]:
    if question.kind == Kind.YES_NO:
        return [(YES, _("Yes")), (NO, _("No"))]
    if question.kind == Kind.SCALE:
        return [(str(number), str(number)) for number in range(1, 6)]
    return [(choice.key, capfirst(say(choice.text))) for choice in question.choices]


def _as_asked(question: Question, language: str) -> str:
    """The question in the language of whoever is asked, if it is another one."""
    said = question.text.get(language, "")
    if not said or said == say(question.text) or language not in BY_CODE:
        return ""
    return format_html('<span lang="{}" dir="{}">{}</span>', language, BY_CODE[language].direction, said)
