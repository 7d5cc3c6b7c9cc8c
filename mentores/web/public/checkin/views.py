"""Somebody in the room says that they are there. No account is needed; staff confirm the list afterwards."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mentores.accounts.viewer import VISITOR
from mentores.training.selectors import session_with_code
from mentores.training.services import check_in
from mentores.web.public.checkin.forms import CheckInForm
from mentores.web.requests import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: PersonRequest) -> HttpResponse:
    """The form; the picture on the wall fills in the code."""
    if request.method != "POST":
        form = CheckInForm(initial={"code": request.GET.get("code", "")[:20]})
        return render(request, "public/checkin/page.html", {"form": form})
    form = CheckInForm(request.POST)
    if form.is_valid() and _is_in(form):
        messages.success(request, _("Thank you. You are checked in."))
        return redirect("public:check-in")
    return render(request, "public/checkin/page.html", {"form": form}, status=422)


def _is_in(form: CheckInForm) -> bool:
    """Whether the person is on the list of the session now; otherwise the form says what to do."""
    now = timezone.now()
    session = session_with_code(form.cleaned_data["code"], at=now)
    if session is None:
        form.add_error("code", _("No session has this code now. Please look at the wall again."))
        return False
    if check_in(session, who=form.cleaned_data["who"], by=VISITOR, at=now) is None:
        form.add_error("who", _("We did not find you on the list. Please tell the person who leads the session."))
        return False
    return True
