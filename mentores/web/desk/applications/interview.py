"""The interview: the guide, everything else that is asked of a person, and the decision, on one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mentores.admissions import services
from mentores.admissions.dossier import Dossier, dossier_of
from mentores.admissions.guides import OF_SIDE, guide_of
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application
from mentores.admissions.policies import acts_for
from mentores.admissions.services.adding import keep_answers
from mentores.core.lifecycle import ActNotPossible
from mentores.questionnaires.models import Questionnaire
from mentores.questionnaires.selectors import named
from mentores.web.desk import refusals
from mentores.web.desk.applications.acts import REFUSED, say_who_tells_the_person
from mentores.web.desk.applications.case import application_of, worked_on
from mentores.web.desk.applications.deciding import REFERRAL_REFUSED, looked_at, others_than
from mentores.web.desk.applications.forms import DeclineForm, HeldForm, ReferForm, accept_form
from mentores.web.desk.applications.letters import of_acceptance
from mentores.web.forms import Several
from mentores.web.guide import GuideForm
from mentores.web.profiles import MoreForm
from mentores.web.requests import PersonRequest

LATER, ACCEPT, DECLINE, REFER, WITHDRAW = "later", "accept", "decline", "refer", "withdraw"
SAID: Mapping[str, str | Promise] = {
    LATER: _("The interview is saved. The decision is still open."),
    ACCEPT: _("The interview is saved and the application is accepted."),
    REFER: _("The interview is saved. The other entity and the person are asked."),
    WITHDRAW: _("The interview is saved and the application is withdrawn."),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The forms of the page, all sent together; only the one of the decision that was taken has to be filled in."""

    held: HeldForm
    guide: GuideForm | None
    more: MoreForm
    accept: Form
    decline: DeclineForm
    refer: ReferForm

    @property
    def together(self) -> Several:
        return Several(self.guide, self.more, self.held, self.accept, self.decline, self.refer)

    @property
    def asks_more(self) -> bool:
        """Whether something in the folded part needs to be seen: what was never asked, or what is wrong."""
        return not self.more.profile.availability or bool(self.more.errors)

    def are_valid(self, decision: str) -> bool:
        asked: list[Form] = [self.held, self.more, *([self.guide] if self.guide else [])]
        of_decision: Mapping[str, Form] = {ACCEPT: self.accept, DECLINE: self.decline, REFER: self.refer}
        asked += [form for name, form in of_decision.items() if name == decision]
        wrong = [form for form in asked if not form.is_valid()]  # every form says what is wrong with it
        return not wrong


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    """What was said, with the decision or without it; a case that has gone on shows its own page."""
    application, now = worked_on(request, public_id), timezone.now()
    dossier = dossier_of(request.viewer, application)
    guide = _guide(request, application, dossier)
    if request.method != "POST":
        if not {"interview", "accept"} & set(acts_for(request.viewer, application)):
            messages.warning(request, str(refusals.EXPECTED[ActNotPossible]))
            return redirect("desk:application", public_id)
        return _shown(request, application, dossier, guide, _sheet(application, dossier, guide, now=now))
    decision = request.POST.get("decision", LATER)
    sheet = _sheet(application, dossier, guide, request.POST, decision=decision, now=now)
    if decision not in (*SAID, DECLINE) or not sheet.are_valid(decision):
        return _shown(request, application, dossier, guide, sheet, status=422)
    try:
        _write(request, application, guide, sheet, decision=decision, at=now)
    except tuple(refused := {**refusals.EXPECTED, **REFUSED, **REFERRAL_REFUSED}) as refusal:
        messages.warning(request, str(refusals.sentence(refusal, refused)))
        return _shown(request, application, dossier, guide, sheet, status=422)
    if decision == DECLINE:
        messages.info(request, _("The interview is saved. The letter is not sent yet."))
        letter = DeclineForm(sheet.decline.cleaned_data, side=application.side)
        return looked_at(request, application_of(request, public_id), letter)
    messages.success(request, str(SAID[decision]))
    if decision == ACCEPT:
        say_who_tells_the_person(request, application)
    return redirect("desk:application", public_id)


def _write(
    request: PersonRequest,
    application: Application,
    guide: Questionnaire | None,
    sheet: Sheet,
    *,
    decision: str,
    at: datetime,
) -> None:
    """What was said, and the decision, together or not at all."""
    by = request.viewer
    answers = sheet.guide.answers() if sheet.guide else {}
    held_on = sheet.held.cleaned_data["held_on"]
    with transaction.atomic():
        keep_answers(application.profile, sheet.more.answers(), by=by, at=at)
        if application.state == State.INTERVIEWED:
            services.correct_interview(application, held_on=held_on, answers=answers, by=by, at=at)
        else:
            name = guide.name if guide else ""
            services.hold_interview(application, held_on=held_on, answers=answers, guide=name, by=by, at=at)
        if decision == ACCEPT:
            services.accept(application, by=by, at=at, **sheet.accept.cleaned_data)
        elif decision == REFER:
            note = sheet.refer.cleaned_data["note"]
            services.refer(application, to=sheet.refer.entity(), note=note, by=by, at=at)
        elif decision == WITHDRAW:
            services.withdraw(application, by=by, at=at)


def _sheet(
    application: Application,
    dossier: Dossier,
    guide: Questionnaire | None,
    data: Mapping[str, str] | None = None,
    *,
    decision: str = LATER,
    now: datetime,
) -> Sheet:
    """Every form keeps what was typed; those of other decisions are not asked."""
    held = dossier.held
    first = {"held_on": held.held_on} if held else None
    return Sheet(
        held=HeldForm(data, initial=first),
        guide=GuideForm(data, guide=guide, answers=held.answers if held else None, language=application.person.language)
        if guide
        else None,
        more=MoreForm(data, profile=application.profile, sides=[application.side], prefix="more"),
        accept=accept_form(application, data),
        decline=DeclineForm(data if decision == DECLINE else None, side=application.side, prefix="decline"),
        refer=ReferForm(data if decision == REFER else None, entities=others_than(application, at=now), prefix="refer"),
    )


def _guide(request: PersonRequest, application: Application, dossier: Dossier) -> Questionnaire | None:
    """The version with which the talk began, else the one that is followed now."""
    if dossier.held:
        return named(dossier.held.guide)
    begun = named(request.POST.get("guide", ""))
    return begun if begun and begun.code == OF_SIDE[application.side] else guide_of(application.side)


def _shown(
    request: PersonRequest,
    application: Application,
    dossier: Dossier,
    guide: Questionnaire | None,
    sheet: Sheet,
    status: int = 200,
) -> HttpResponse:
    context = {
        "application": application,
        "dossier": dossier,
        "guide": guide,
        "sheet": sheet,
        "acts": acts_for(request.viewer, application),
        "welcome": of_acceptance(application),
    }
    return render(request, "desk/applications/interview.html", context, status=status)
