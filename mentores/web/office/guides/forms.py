"""Writing the next version of a guide: its questions one below the other, and room for new ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.core.ids import new_id
from mentores.core.languages import LANGUAGES, STAFF_LANGUAGES
from mentores.questionnaires.models import Choice, Kind, Question
from mentores.questionnaires.services import MOST_CHOICES, MOST_QUESTIONS

ROOM = 2  # for questions that are new
WRITTEN = "questions"  # how many there is room for in what was sent
TEXT_LENGTH = 500
Languages = Sequence[str]
OTHERS = tuple(language.code for language in LANGUAGES if language.code not in STAFF_LANGUAGES)


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of one question: what it asks, its choices if it `offers` any, its place, and in more languages."""

    number: int
    is_new: bool
    asks: list[forms.BoundField]
    choices: list[forms.BoundField]
    offers: bool
    where: list[forms.BoundField]
    more: list[forms.BoundField]


class VersionForm(forms.Form):
    """The questions in each language: `text_pt_0` is the first one in Portuguese."""

    def __init__(self, data: Mapping[str, str] | None = None, *, questions: Sequence[Question]) -> None:
        super().__init__(data)
        self.before = questions
        self.rooms = range(min(_sent(data) if data is not None else len(questions) + ROOM, MOST_QUESTIONS + ROOM))
        for room in self.rooms:
            self._make_room(room, questions[room] if room < len(questions) else None)

    def _make_room(self, room: int, question: Question | None) -> None:
        self.fields[f"place_{room}"] = forms.IntegerField(
            label=_("Place in the guide"), initial=room + 1, min_value=1, max_value=99, required=False
        )
        self.fields[f"kind_{room}"] = forms.ChoiceField(
            label=_("How it is answered"), choices=Kind.choices, initial=question.kind if question else Kind.LINE
        )
        for language in LANGUAGES:
            attrs = {"lang": language.code, "dir": language.direction}
            chosen = question.choices if question else ()
            self.fields[f"text_{language.code}_{room}"] = forms.CharField(
                label=_("Question in %(language)s") % {"language": language.endonym},
                initial=question.text.get(language.code, "") if question else "",
                max_length=TEXT_LENGTH,
                required=False,
                widget=forms.Textarea(attrs={**attrs, "rows": 2}),
            )
            self.fields[f"choices_{language.code}_{room}"] = forms.CharField(
                label=_("Answers to choose from, in %(language)s") % {"language": language.endonym},
                help_text=_("One in each line. Only for a question with several answers."),
                initial="\n".join(choice.text.get(language.code, "") for choice in chosen),
                required=False,
                widget=forms.Textarea(attrs={**attrs, "rows": 3}),
            )
        self.fields[f"removed_{room}"] = forms.BooleanField(label=_("Leave this question out"), required=False)

    def groups(self) -> Iterator[Group]:
        """The fields, question by question."""
        for room in self.rooms:
            asks = [*(f"text_{code}_{room}" for code in STAFF_LANGUAGES), f"kind_{room}"]
            choices = [self[f"choices_{code}_{room}"] for code in STAFF_LANGUAGES]
            where = [f"place_{room}", *([f"removed_{room}"] if room < len(self.before) else [])]
            yield Group(
                number=room + 1,
                is_new=room >= len(self.before),
                asks=[self[name] for name in asks],
                choices=choices,
                offers=self[f"kind_{room}"].value() == Kind.CHOICE or any(field.errors for field in choices),
                where=[self[name] for name in where],
                more=[self[f"{what}_{code}_{room}"] for code in OTHERS for what in ("text", "choices")],
            )

    def clean(self) -> dict[str, Any]:
        """Each question that is written has to be whole."""
        for room in self.rooms:
            if self._is_asked(room):
                self._check(room)
        if self.is_bound and not self.errors and not self.questions():
            raise forms.ValidationError(_("Write at least one question."))
        if len([room for room in self.rooms if self._is_asked(room)]) > MOST_QUESTIONS:
            said = _("A guide has %(number)s questions at most.") % {"number": MOST_QUESTIONS}
            raise forms.ValidationError(said)
        return self.cleaned_data

    def questions(self) -> list[Question]:
        """The questions as they are to be asked, in order."""
        asked = [room for room in self.rooms if self._is_asked(room)]
        asked.sort(key=lambda room: (self.cleaned_data.get(f"place_{room}") or 99, room))
        return [self._question(room) for room in asked]

    def _is_asked(self, room: int) -> bool:
        said = any(self.cleaned_data.get(f"text_{language.code}_{room}") for language in LANGUAGES)
        return said and not self.cleaned_data.get(f"removed_{room}")

    def _check(self, room: int) -> None:
        for code in STAFF_LANGUAGES:
            if not self.cleaned_data.get(f"text_{code}_{room}"):
                self.add_error(f"text_{code}_{room}", _("Write the question in this language as well."))
        if self.cleaned_data.get(f"kind_{room}") != Kind.CHOICE:
            return
        number = len(self._lines("pt", room))
        if not 2 <= number <= MOST_CHOICES:
            said = _("Write two answers or more, one in each line, and %(most)s at most.") % {"most": MOST_CHOICES}
            self.add_error(f"choices_pt_{room}", said)
            return
        for language in LANGUAGES:
            lines = len(self._lines(language.code, room))
            if lines != number and (lines or language.code in STAFF_LANGUAGES):
                self.add_error(f"choices_{language.code}_{room}", _("Write as many answers in each language."))

    def _question(self, room: int) -> Question:
        before = self.before[room] if room < len(self.before) else None
        kind = self.cleaned_data[f"kind_{room}"]
        return Question(
            key=before.key if before else new_id(),
            text=self._said(f"text_{{}}_{room}"),
            kind=kind,
            choices=tuple(self._choices(room, before)) if kind == Kind.CHOICE else (),
        )

    def _choices(self, room: int, before: Question | None) -> Iterator[Choice]:
        """An answer that reads as before, in any language, keeps its key."""
        keys = {text: choice.key for choice in (before.choices if before else ()) for text in choice.text.values()}
        lines = {language.code: self._lines(language.code, room) for language in LANGUAGES}
        for number in range(len(lines["pt"])):
            text = {code: said[number] for code, said in lines.items() if said}
            known = next((keys[said] for said in text.values() if said in keys), None)
            yield Choice(key=known or new_id(), text=text)

    def _said(self, name: str) -> dict[str, str]:
        texts = {language.code: self.cleaned_data.get(name.format(language.code), "") for language in LANGUAGES}
        return {code: " ".join(text.split()) for code, text in texts.items() if text.strip()}

    def _lines(self, code: str, room: int) -> list[str]:
        written = self.cleaned_data.get(f"choices_{code}_{room}", "").splitlines()
        return [" ".join(line.split()) for line in written if line.strip()]


def _sent(data: Mapping[str, str]) -> int:
    """For how many questions there was room in the form that was sent."""
    number = data.get(WRITTEN, "")
    return int(number) if number.isdecimal() and len(number) < 3 else ROOM
