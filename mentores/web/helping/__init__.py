"""Requests for help, as the desk and the office both show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.partners.asking import story_of_request
from mentores.partners.models import HelpRequest, Topic

LONGEST = 4000
WORDS: Mapping[str, str | Promise] = {
    "begin": _("The entity asked."),
    "take_request": _("The national team has it in hand."),
    "answer_request": _("The national team answered."),
    "ask_again": _("The entity asked again."),
    "close_request": _("It was settled."),
}


class TextForm(forms.Form):
    """What one writes to the other."""

    text = forms.CharField(
        label=_("What do you want to say?"),
        help_text=_("Write no names here: a case has a code, which stands in its address."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class HelpForm(TextForm):
    """What an entity asks."""

    topic = forms.ChoiceField(label=_("What is it about?"), choices=[("", _("Choose")), *Topic.choices])
    title = forms.CharField(label=_("In one line"), max_length=120)
    field_order = ("topic", "title", "text")


@dataclass(frozen=True, slots=True)
class Written:
    """A line of the story: what was done, by whom and when, and what was written."""

    what: str | Promise
    who: str
    at: datetime
    text: str


def written(request: HelpRequest) -> list[Written]:
    """The story of a request, which was loaded for its reader."""
    return [
        Written(WORDS[move.act], move.person.full_name if move.person else "", move.at, move.note)
        for move in story_of_request(request)
    ]
