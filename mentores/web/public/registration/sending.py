"""After the form: what happens now, whether the contact is right, and more for whoever likes to add it."""

from datetime import date, datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.access.services.codes import TooManyTries, WrongCode
from mentores.access.services.contacts import ask_contact, confirm_contact, contact_of
from mentores.accounts.viewer import through_link
from mentores.admissions.models import Application
from mentores.admissions.services import drafts
from mentores.links.models import Link
from mentores.links.selectors import link_in
from mentores.web.participation.more.views import page as add_more
from mentores.web.requests import PersonRequest

SENT = "sent"


class CodeForm(forms.Form):
    """The code that came to the mailbox or the telephone."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=20,
        error_messages={"required": gettext_lazy("Write the code.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].upper().split()).replace("-", "")


def say_sent(request: PersonRequest, application: Application, *, again: bool, at: datetime) -> HttpResponse:
    """To the page that says what happens now; what it says is kept in the session and names nobody."""
    request.session[SENT] = {
        "side": application.side,
        "entity": application.entity.name if application.entity else "",
        "by": application.due_on.isoformat() if application.due_on else "",
        "writes": bool(application.person.contact_email),
        "again": again,
        "link": "" if again else drafts.open_for_a_while(application, at=at),
    }
    return redirect("public:sent")


@require_safe
def sent(request: PersonRequest) -> HttpResponse:
    if SENT not in request.session:
        return redirect("public:home")
    return _sent(request)


@require_POST
def confirm(request: PersonRequest) -> HttpResponse:
    """The code comes back. A wrong one is said calmly, and nothing is lost."""
    link, form = _link(request), CodeForm(request.POST)
    if link is None or link.person is None:
        return redirect("public:sent")
    if not form.is_valid():
        return _sent(request, form, status=422)
    viewer = through_link(link.person, purpose=link.purpose, kind=link.kind, subject=link.subject)
    try:
        confirm_contact(link.person, form.cleaned_data["code"], by=viewer, at=timezone.now())
    except WrongCode:
        form.add_error("code", _("This is not the code, or it is too old. Look again, or ask for a new one."))
        return _sent(request, form, status=422)
    messages.success(request, _("Thank you. Now we know that our messages reach you."))
    return redirect("public:sent")


@require_POST
def ask_again(request: PersonRequest) -> HttpResponse:
    link = _link(request)
    if link is None or link.person is None:
        return redirect("public:sent")
    try:
        if ask_contact(link.person, at=timezone.now()):
            messages.success(request, _("We have sent a new code."))
    except TooManyTries:
        messages.warning(request, _("Several codes are on their way. Please wait a quarter of an hour."))
    return redirect("public:sent")


@require_http_methods(["GET", "HEAD", "POST"])
def more(request: PersonRequest) -> HttpResponse:
    """Everything else about the person, for the browser that has just sent the registration."""
    link = _link(request)
    if link is None:
        return redirect("public:home")
    request.viewer = through_link(link.person, purpose=link.purpose, kind=link.kind, subject=link.subject)
    return add_more(request, request.viewer, link.subject, base="public/base.html", back="public:sent")


def _sent(request: PersonRequest, form: CodeForm | None = None, *, status: int = 200) -> HttpResponse:
    said = request.session[SENT]
    link = _link(request)
    person = link.person if link else None
    context = said | {
        "by": date.fromisoformat(said["by"]) if said["by"] else None,
        "form": form or CodeForm(),
        "adds": link is not None,
        "confirms": bool(person and contact_of(person) and not person.contact_confirmed_at),
    }
    return render(request, "public/registration/sent.html", context, status=status)


def _link(request: PersonRequest) -> Link | None:
    """The link of this browser to the registration it has sent, for as long as it is open."""
    token = request.session.get(SENT, {}).get("link", "")
    link = link_in(token, purpose="application") if token else None
    return link if link and link.is_open(at=timezone.now()) else None
