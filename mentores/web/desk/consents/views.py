"""The consents of one person, whom the entity accompanies or decides about."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mentores.accounts.models import User
from mentores.admissions import agreement
from mentores.admissions.policies import records_consent
from mentores.admissions.selectors import applications_for
from mentores.consents.purposes import INFORMATION, PURPOSES, Ground, ground_of
from mentores.consents.selectors import Standing, history_of, standings_of
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.models import Mentor, Side
from mentores.participants.selectors import mentees_for, mentors_for
from mentores.web.desk.consents.forms import AGREED, ConsentForm
from mentores.web.notice import layers
from mentores.web.requests import PersonRequest

CASES: Mapping[str, Callable[..., Any]] = {
    "mentor": mentors_for,
    "mentee": mentees_for,
    "application": applications_for,
}
REFUSED: Mapping[type[Exception], tuple[str, str | Promise]] = {
    agreement.NotThisDay: ("on", _("On this day there was no text to agree to, or a later one counts. Check the day.")),
    ActNotPossible: ("what", _("This stands here already. Look at the list below.")),
}


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: PersonRequest, public_id: str, kind: str) -> HttpResponse:
    """How the person stands to each purpose, and everything before; a POST writes something down."""
    case = get_object_or_404(CASES[kind](request.viewer), public_id=public_id)
    person: User = case.person
    may_record, now = records_consent(request.viewer, person), timezone.now()
    if request.method == "POST" and not may_record:
        raise PermissionDenied
    standings = standings_of(person, on=timezone.localdate(now))
    form = ConsentForm(
        request.POST if request.method == "POST" else None, standings=standings, today=timezone.localdate(now)
    )
    if form.is_valid() and _written(request, person, form, at=now):
        messages.success(request, _("It is written down."))
        return redirect(f"desk:{kind}-consents", public_id)
    context = {
        "kind": kind,
        "case": case,
        "person": person,
        "rows": [
            (standing, _ground(case, standing), layers(standing.text, person.language))
            for standing in standings
            if standing.text
        ],
        "is_stopped": any(_stops(standing) for standing in standings),
        "history": [(PURPOSES[one.text.purpose], one) for one in history_of(person) if one.text.purpose in PURPOSES],
        "form": form if may_record and standings else None,
    }
    return render(request, "desk/consents/page.html", context, status=422 if form.is_bound else 200)


def _ground(case: Any, standing: Standing) -> Ground:
    as_mentor = isinstance(case, Mentor) or getattr(case, "side", "") == Side.MENTOR
    return ground_of(standing.purpose, public_body=case.entity.is_public_body, as_mentor=as_mentor)


def _stops(standing: Standing) -> bool:
    return standing.purpose.code == INFORMATION and standing.is_withdrawn


def _written(request: PersonRequest, person: User, form: ConsentForm, *, at: datetime) -> bool:
    """Whether it was written down; why not is said beside the field."""
    said = form.cleaned_data
    more = {"by": request.viewer, "at": at, "how": said["how"], "on": said["on"]}
    try:
        if said["what"] == AGREED:
            agreement.agree(person, said["purpose"], language=said["language"], **more)
        else:
            agreement.take_back(person, said["purpose"], **more)
    except tuple(REFUSED) as refusal:
        field, sentence = next(REFUSED[one] for one in type(refusal).__mro__ if one in REFUSED)
        form.add_error(field, str(sentence))
        return False
    return True
