"""What the owner of a mentorship may do with it: for each act its form, its words and the service that does it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.mentorships import services
from mentores.mentorships.models import Mentorship
from mentores.web.desk.forms import NoteForm
from mentores.web.desk.mentorships.forms import CompleteForm, GiveUpForm, InterruptForm

Text = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """`page` names its address. `explains` stands before the form, `done` on the next page."""

    page: str
    do: Callable[..., Mentorship]
    form: type[Form] = Form
    button: Text
    explains: Text
    done: Text
    look: str = "secondary"


ACTS: Mapping[str, Act] = {
    "pause": Act(
        page="desk:mentorship-pause",
        do=services.pause,
        form=NoteForm,
        button=_("Pause the mentorship"),
        explains=_("The two do not meet for a time. The mentor’s place stays theirs."),
        done=_("The mentorship is paused."),
    ),
    "resume": Act(
        page="desk:mentorship-resume",
        do=services.resume,
        button=_("Take the mentorship up again"),
        explains=_("The two meet again."),
        done=_("The mentorship is running again."),
    ),
    "wind_down": Act(
        page="desk:mentorship-wind-down",
        do=services.wind_down,
        button=_("Prepare the end"),
        explains=_("The two know that it ends soon and prepare their last meeting."),
        done=_("The end is being prepared."),
    ),
    "complete": Act(
        page="desk:mentorship-complete",
        do=services.complete,
        form=CompleteForm,
        button=_("Complete the mentorship"),
        explains=_("It ended as it should. The mentor’s place is free again, and both are asked how it was."),
        done=_("The mentorship is completed. Both are asked how it was."),
    ),
    "interrupt": Act(
        page="desk:mentorship-interrupt",
        do=services.interrupt,
        form=InterruptForm,
        button=_("Break the mentorship off"),
        explains=_("It ends before its time. The mentor’s place is free again, and both are asked how it was."),
        done=_("The mentorship is broken off. Both are asked how it was."),
        look="danger",
    ),
    "give_up": Act(
        page="desk:mentorship-give-up",
        do=services.give_up,
        form=GiveUpForm,
        button=_("Give up before the first meeting"),
        explains=_("The two never met. The mentor’s place is free again, and the pair is not proposed any more."),
        done=_("The mentorship was not started. The mentor’s place is free again."),
        look="danger",
    ),
    "mark_mistaken": Act(
        page="desk:mentorship-mark-mistaken",
        do=services.mark_mistaken,
        form=NoteForm,
        button=_("Mark as opened by mistake"),
        explains=_("It should never have been opened, and counts nowhere. The mentee waits as before."),
        done=_("The mentorship is marked as opened by mistake. The mentee waits as before."),
        look="danger",
    ),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """An act with its form, as the page offers it."""

    name: str
    act: Act
    form: Form


def offers(names: list[str], wrong: Mapping[str, Form]) -> list[Offer]:
    """The acts of these names that the page offers; `wrong` is a form that was not understood, by its act."""
    return [Offer(name, ACTS[name], wrong.get(name) or form_for(name)) for name in names if name in ACTS]


def form_for(name: str, data: Mapping[str, str] | None = None) -> Form:
    """The form of an act, with ids of its own: several stand on one page."""
    return ACTS[name].form(data, auto_id=f"{name}_%s")
