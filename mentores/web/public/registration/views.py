"""The two registration forms, and what happens after them."""

from datetime import date, datetime, timedelta

from allauth.account.adapter import get_adapter
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mentores.admissions.models import Application
from mentores.admissions.selectors import ANSWER_DAYS
from mentores.admissions.services import submit
from mentores.consents.models import Text
from mentores.consents.selectors import text_for
from mentores.core.ids import new_id
from mentores.core.languages import DEFAULT
from mentores.participants.models import Side
from mentores.partners.selectors import directory
from mentores.web.notice import layers
from mentores.web.public.registration.forms import HelpForm, RegistrationForm, SupportForm
from mentores.web.public.registration.throttle import HOUR, is_too_many
from mentores.web.requests import PersonRequest

SENT = "sent"
TOO_MANY = _("Many forms came from your network in the last hour. Nothing is lost: please send this page again later.")


@require_http_methods(["GET", "HEAD", "POST"])
def offer_help(request: PersonRequest) -> HttpResponse:
    return _register(request, HelpForm, side=Side.MENTOR, page="public/registration/help.html")


@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_support(request: PersonRequest) -> HttpResponse:
    return _register(request, SupportForm, side=Side.MENTEE, page="public/registration/support.html")


@require_safe
def sent(request: PersonRequest) -> HttpResponse:
    """What happens now. What the page says is kept in the session: nothing about a person stands in the address."""
    if SENT not in request.session:
        return redirect("public:home")
    said = request.session[SENT]
    return render(request, "public/registration/sent.html", said | {"by": date.fromisoformat(said["by"])})


def _register(request: PersonRequest, form_type: type[RegistrationForm], *, side: str, page: str) -> HttpResponse:
    now, today = timezone.now(), timezone.localdate()
    notice = text_for("information", on=today)
    form = form_type(
        request.POST if request.method == "POST" else None,
        entities=directory(on=today),
        initial={"form_key": new_id() + new_id(), "entity": request.GET.get("entity")},
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if not is_too_many(get_adapter().get_client_ip(request), at=now):
            request.session[SENT] = _said(_submitted(request, form, side=side, notice=notice, at=now), at=now)
            return redirect("public:sent")
        form.add_error(None, TOO_MANY)
        status = 429
    answer = render(request, page, {"form": form, "notice": layers(notice)}, status=status)
    if status == 429:
        answer.headers["Retry-After"] = str(HOUR)
    return answer


def _submitted(request: PersonRequest, form: RegistrationForm, *, side: str, notice: Text, at: datetime) -> Application:
    return submit(
        form.applicant(language=get_language() or DEFAULT),
        form.answers(),
        side=side,
        areas=form.ranked_areas(),
        languages=form.cleaned_data["languages"],
        notice=notice,
        by=request.viewer,
        at=at,
        chosen=form.chosen_entity(),
        form_key=form.cleaned_data["form_key"],
    )


def _said(application: Application, *, at: datetime) -> dict[str, object]:
    """What the next page says: nothing that names the person."""
    return {
        "side": application.side,
        "entity": application.entity.name if application.entity else "",
        "by": (timezone.localdate(application.submitted_at) + timedelta(days=ANSWER_DAYS)).isoformat(),
        "writes": bool(application.person.contact_email),
        "again": application.submitted_at != at,
    }
