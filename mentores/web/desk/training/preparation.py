"""How a mentor or mentee is prepared before a first match: hours, the paper, and what the entity makes sure of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mentores.accounts.viewer import Viewer
from mentores.core.languages import DEFAULT, LANGUAGES
from mentores.participants.models import Mentee, Mentor, Side
from mentores.participants.papers import paper_of, programme_text, references_for, stay_check_of
from mentores.participants.policies import MAY_MENTOR
from mentores.participants.selectors import mentees_for, mentors_for
from mentores.participants.services import papers
from mentores.training import services as training
from mentores.training.policies import accompanies
from mentores.training.selectors.preparation import KINDS
from mentores.web.desk import refusals
from mentores.web.desk.training.checks import Checks, checks_of
from mentores.web.desk.training.forms import (
    NoteTrainingForm,
    OneForm,
    RecordPaperForm,
    ReferenceForm,
    StayForm,
    WaiveForm,
)
from mentores.web.notice import layers
from mentores.web.requests import PersonRequest

Participant = Mentor | Mentee
REFUSED: Mapping[type[Exception], str | Promise] = {
    training.NotInsured: _(
        "Nothing was changed: the group insurance of your entity is not valid. Your coordinator writes the new one "
        "down under «Our entity»."
    ),
    training.NotSigned: _("Nothing was changed: the volunteer programme is not signed yet."),
    training.NoRightToStay: _("Nothing was changed: this person was seen to have no right to stay in the country."),
    training.NotPrepared: _("Nothing was changed: hours of training are missing. Note them, or say why not."),
    papers.NoText: _("Nothing was changed: no volunteer programme was published that could be signed."),
}


@dataclass(frozen=True, slots=True)
class Act:
    """What a form of the page does, and what is said afterwards."""

    form: Callable[..., Form]
    do: Callable[[Any, Any, Viewer], object]
    done: str | Promise
    for_mentors: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
def of_mentor(request: PersonRequest, public_id: str) -> HttpResponse:
    return _answer(request, get_object_or_404(mentors_for(request.viewer), public_id=public_id))


@require_http_methods(["GET", "HEAD", "POST"])
def of_mentee(request: PersonRequest, public_id: str) -> HttpResponse:
    return _answer(request, get_object_or_404(mentees_for(request.viewer), public_id=public_id))


@require_safe
def paper(request: PersonRequest, public_id: str) -> HttpResponse:
    """The volunteer programme to print and sign, in a language in which it is written."""
    mentor = get_object_or_404(mentors_for(request.viewer), public_id=public_id)
    text = programme_text(on=timezone.localdate())
    if text is None:
        raise Http404
    context = {
        "mentor": mentor,
        "programme": layers(text, request.GET.get("in", DEFAULT)),
        "languages": [language for language in LANGUAGES if text.body.get(language.code)],
    }
    return render(request, "desk/training/paper.html", context)


def _answer(request: PersonRequest, participant: Participant) -> HttpResponse:
    """The page; or, after a POST, the one act that it asks for."""
    if request.method != "POST":
        return _page(request, participant)
    what = request.POST.get("what", "")
    act = ACTS.get(what)
    if act is None or (act.for_mentors and isinstance(participant, Mentee)):
        raise BadRequest
    form = _form(what, participant, request.POST)
    if not form.is_valid():
        return _page(request, participant, **{what: form})
    with refusals.told(request, REFUSED):
        act.do(participant, form, request.viewer)
        messages.success(request, str(act.done))
    return redirect(request.path)


def _page(request: PersonRequest, participant: Participant, **wrong: Form) -> HttpResponse:
    """`wrong` is a form that was not understood, which the page then answers."""
    checks = checks_of(request.viewer, participant, on=timezone.localdate())
    if checks is None:
        raise Http404
    is_mentor = isinstance(participant, Mentor)
    forms = {name: _form(name, participant) for name, act in ACTS.items() if is_mentor or not act.for_mentors}
    context: dict[str, Any] = {
        "participant": participant,
        "is_mentor": is_mentor,
        "checks": checks,
        "may": accompanies(request.viewer, participant.person),
        **(_of_mentor(request.viewer, participant, checks) if isinstance(participant, Mentor) else {}),
        **forms,
        **wrong,
    }
    return render(request, "desk/training/preparation.html", context, status=422 if wrong else 200)


def _of_mentor(viewer: Viewer, mentor: Mentor, checks: Checks) -> dict[str, Any]:
    may = MAY_MENTOR["finish_training"](viewer, mentor) and mentor.state == "in_training"
    others = all(line.is_done for line in checks.lines[1:])
    return {
        "paper": paper_of(mentor),
        "stay_check": stay_check_of(mentor),
        "references": list(references_for(viewer, mentor)),
        "may_make_ready": may and checks.is_complete,
        "may_do_without": may and others and not checks.preparation.is_enough,
    }


def _form(what: str, participant: Participant, data: Mapping[str, Any] | None = None) -> Form:
    options: dict[str, Any] = {"auto_id": f"{what}_%s"}
    if what == "note":
        options["kind"] = _kind(participant)
    return ACTS[what].form(data, **options)


def _kind(participant: Participant) -> str:
    return KINDS[_side(participant)]


def _side(participant: Participant) -> Side:
    return Side.MENTOR if isinstance(participant, Mentor) else Side.MENTEE


def _note(participant: Participant, form: NoteTrainingForm, by: Viewer) -> None:
    training.note_training(participant.person, kind=_kind(participant), by=by, at=timezone.now(), **form.what())


def _strike(participant: Participant, form: OneForm, by: Viewer) -> None:
    briefing = get_object_or_404(participant.person.briefings, public_id=form.cleaned_data["row"])
    training.strike_out(briefing, by=by, at=timezone.now())


def _waive(participant: Participant, form: WaiveForm, by: Viewer) -> None:
    reason = form.cleaned_data["reason"]
    training.waive(participant.person, side=_side(participant), reason=reason, by=by, at=timezone.now())


def _unwaive(participant: Participant, form: OneForm, by: Viewer) -> None:
    waiver = get_object_or_404(participant.person.waivers, public_id=form.cleaned_data["row"])
    training.take_back_waiver(waiver, by=by, at=timezone.now())


def _ready(participant: Mentor, form: Form, by: Viewer) -> None:
    training.make_ready(participant, by=by, at=timezone.now())


def _ready_without(participant: Mentor, form: WaiveForm, by: Viewer) -> None:
    training.make_ready(participant, reason=form.cleaned_data["reason"], by=by, at=timezone.now())


def _send(participant: Mentor, form: Form, by: Viewer) -> None:
    papers.ask_to_sign(participant, by=by, at=timezone.now())


def _record(participant: Mentor, form: RecordPaperForm, by: Viewer) -> None:
    papers.record_paper(participant, by=by, at=timezone.now(), **form.cleaned_data)


def _strike_paper(participant: Mentor, form: OneForm, by: Viewer) -> None:
    paper = get_object_or_404(participant.papers, public_id=form.cleaned_data["row"])
    papers.strike_out_paper(paper, by=by, at=timezone.now())


def _stay(participant: Mentor, form: StayForm, by: Viewer) -> None:
    papers.note_stay(participant, by=by, at=timezone.now(), **form.what())


def _reference(participant: Mentor, form: ReferenceForm, by: Viewer) -> None:
    papers.ask_reference(participant, by=by, at=timezone.now(), **form.cleaned_data)


ACTS: Mapping[str, Act] = {
    "note": Act(NoteTrainingForm, _note, _("The hours are noted.")),
    "strike": Act(OneForm, _strike, _("What was noted by mistake is taken away.")),
    "waive": Act(WaiveForm, _waive, _("It is written down why the hours are not needed.")),
    "unwaive": Act(OneForm, _unwaive, _("The hours are asked for again.")),
    "ready": Act(Form, _ready, _("The mentor is ready and can be proposed."), for_mentors=True),
    "without": Act(WaiveForm, _ready_without, _("The mentor is ready and can be proposed."), for_mentors=True),
    "send": Act(Form, _send, _("The mentor has been asked to sign."), for_mentors=True),
    "record": Act(RecordPaperForm, _record, _("The signature is written down. Keep the sheet."), for_mentors=True),
    "strike_paper": Act(OneForm, _strike_paper, _("What was noted by mistake is taken away."), for_mentors=True),
    "stay": Act(StayForm, _stay, _("It is written down what you have seen."), for_mentors=True),
    "reference": Act(ReferenceForm, _reference, _("The person is asked by e-mail."), for_mentors=True),
}
