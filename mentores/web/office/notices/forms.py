"""The words of a notice in one language, sentence by sentence."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentores.core.languages import Language
from mentores.messaging.faults import Fault, Wrong, faults
from mentores.messaging.selectors import Line
from mentores.messaging.sentences import tidy

SHOWN_NUMBERS = 6
SAYS: Mapping[Wrong, str | Promise] = {
    Wrong.EMPTY: gettext_lazy("Write something here, or choose the words of the platform."),
    Wrong.TOO_LONG: gettext_lazy("This is longer than %(what)s characters."),
    Wrong.MISSING: gettext_lazy("%(what)s is missing. Without it, readers miss what is filled in there."),
    Wrong.UNKNOWN: gettext_lazy("%(what)s cannot be filled in here. Take it out."),
    Wrong.BRACES: gettext_lazy("Braces only hold the places that are filled in, like {name}. Take the others out."),
    Wrong.BRACKETS: gettext_lazy("Square brackets make a button. Take them out."),
    Wrong.LONG_SUBJECT: gettext_lazy("A subject has at most %(what)s characters. This one is longer."),
    Wrong.LONG_SENTENCE: gettext_lazy("Readers may be learning the language. This has more than 12 words: «%(what)s»"),
}


class WordsForm(forms.Form):
    """For each line the words to be said, what the writer has seen there, and the way back to the house's words."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        lines: Sequence[Line],
        language: Language,
        filled: Mapping[str, Mapping[str, str]],
    ) -> None:
        """`filled` is, for each sentence, what a sample fills its places with."""
        super().__init__(data)
        self.lines, self.language = lines, language
        for number, line in enumerate(lines, start=1):
            self.fields[line.key] = forms.CharField(
                label=_("Words of sentence %(number)s") % {"number": number},
                help_text=" ".join(_hints(line, filled.get(line.sentence.text, {}), language.code)),
                error_messages={"required": str(SAYS[Wrong.EMPTY])},
                initial=line.words,
                widget=forms.Textarea(attrs={"rows": 3, "lang": language.code, "dir": language.direction}),
            )
            self.fields[_seen(line)] = forms.CharField(initial=line.words, strip=False, widget=forms.HiddenInput)
            if line.own:
                self.fields[_house(line)] = forms.BooleanField(
                    label=_("Say the words of the platform again (sentence %(number)s)") % {"number": number},
                    required=False,
                )

    def clean(self) -> dict[str, Any]:
        for line in self.lines:
            if self.cleaned_data.get(_house(line)):
                self.errors.pop(line.key, None)
            text = self.words().get(line.key)
            if text is not None and text != line.house and line.key not in self.errors:
                for fault in faults(line.sentence, line.form, text, language=self.language.code):
                    self.add_error(line.key, says(fault))
        return self.cleaned_data

    def words(self) -> dict[str, str]:
        """What is to be said from now on, where it is not what the writer has seen."""
        said = {line.key: self._said(line) for line in self.lines}
        return {key: text for key, text in said.items() if text != self.seen()[key]}

    def seen(self) -> dict[str, str]:
        """What the writer saw in each line."""
        return {line.key: self.cleaned_data.get(_seen(line), line.words) for line in self.lines}

    def rows(self) -> Iterator[tuple[Line, forms.BoundField, forms.BoundField, forms.BoundField | None]]:
        """Each line with its questions: the words, what was seen, and the way back if there is one."""
        for line in self.lines:
            yield line, self[line.key], self[_seen(line)], self[_house(line)] if line.own else None

    def _said(self, line: Line) -> str:
        if self.cleaned_data.get(_house(line)):
            return line.house
        return tidy(self.cleaned_data.get(line.key, ""))


def says(fault: Fault) -> str:
    """What is wrong, for whoever writes."""
    return str(SAYS[fault.wrong]) % {"what": fault.what} if fault.what else str(SAYS[fault.wrong])


def seen_now(data: Any, lines: Sequence[Line], keys: Sequence[str]) -> Any:
    """What was sent, as if its writer had seen what these lines say by now."""
    return data | {_seen(line): line.words for line in lines if line.key in keys}


def _hints(line: Line, filled: Mapping[str, str], language: str) -> Iterator[str]:
    if line.sentence.places:
        places = [_place(one, filled.get(one, "")) for one in line.sentence.places]
        yield _("Keep what is filled in: %(places)s.") % {"places": ", ".join(places)}
    if line.form:
        numbers = [str(number) for number in line.sentence.forms(language)[line.form]]
        shown = ", ".join(numbers[:SHOWN_NUMBERS]) + (" …" if len(numbers) > SHOWN_NUMBERS else "")
        yield _("This is said for the number %(numbers)s.") % {"numbers": shown}


def _place(name: str, example: str) -> str:
    return (
        _("{%(place)s} (for example %(example)s)") % {"place": name, "example": example} if example else f"{{{name}}}"
    )


def _seen(line: Line) -> str:
    return f"{line.key}-seen"


def _house(line: Line) -> str:
    return f"{line.key}-house"
