"""The form for organisations that want to become an entity of the network, and what happens after it."""

from datetime import date, datetime, timedelta

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from mentores.core.ids import new_id
from mentores.core.languages import DEFAULT
from mentores.partners.models import Entity
from mentores.partners.selectors import CANDIDACY_DAYS
from mentores.partners.services import apply
from mentores.web.public.apply.forms import ApplyForm
from mentores.web.public.registration.throttle import HOUR, TOO_MANY, is_too_many

APPLIED = "applied"


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """One page; what was typed stays until it is sent. The same form sent twice is one application."""
    now = timezone.now()
    form = ApplyForm(request.POST if request.method == "POST" else None, initial={"form_key": new_id() + new_id()})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if not is_too_many(get_adapter().get_client_ip(request), at=now):
            request.session[APPLIED] = _said(_applied(form, at=now), at=now)
            return redirect("public:applied")
        form.add_error(None, TOO_MANY)
        status = 429
    answer = render(request, "public/apply/page.html", {"form": form, "answer_days": CANDIDACY_DAYS}, status=status)
    if status == 429:
        answer.headers["Retry-After"] = str(HOUR)
    return answer


@require_safe
def applied(request: HttpRequest) -> HttpResponse:
    """What happens now. What the page says is kept in the session."""
    if APPLIED not in request.session:
        return redirect("public:home")
    said = request.session[APPLIED]
    return render(
        request,
        "public/apply/sent.html",
        said | {"by": date.fromisoformat(said["by"]), "answer_days": CANDIDACY_DAYS},
    )


def _applied(form: ApplyForm, *, at: datetime) -> Entity:
    return apply(at=at, language=get_language() or DEFAULT, **form.candidacy())


def _said(entity: Entity, *, at: datetime) -> dict[str, object]:
    """What the next page says: nothing that names anybody."""
    sent_at = entity.candidacy.sent_at
    by = timezone.localdate(sent_at) + timedelta(days=CANDIDACY_DAYS)
    return {"by": by.isoformat(), "again": sent_at != at}
