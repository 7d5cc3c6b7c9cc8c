"""Making a login: with the mailbox the link came to or, if it came another way, with a code sent to the telephone."""

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentores.access.selectors import has_second_factor
from mentores.access.services import logins
from mentores.access.services.codes import TooManyTries, WrongCode
from mentores.accounts import services as accounts
from mentores.accounts.models import User
from mentores.links.models import Link
from mentores.links.services import LinkSpent, use
from mentores.messaging.ways import goes_by_mail
from mentores.web.links.opening import closed
from mentores.web.requests import PersonRequest
from mentores.web.sessions import begin


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("The code from the message"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "dir": "ltr", "autocapitalize": "characters"}),
    )


def page(request: PersonRequest, link: Link) -> HttpResponse:
    """What the link shows, and the login it makes; it opens once."""
    assert link.person is not None  # only an invitation is for somebody not known yet
    if request.method != "POST" or not (goes_by_mail(link.person) or link.person.phone):
        return _show(request, link.person)
    return _by_mail(request, link) if goes_by_mail(link.person) else _by_phone(request, link)


def _by_mail(request: PersonRequest, link: Link) -> HttpResponse:
    assert link.person is not None  # the page has asked
    try:
        accounts.claim(link.person, by=request.viewer, at=timezone.now())
    except accounts.AddressTaken:
        return _show(request, link.person, is_taken=True)
    return _come_in(request, link)


def _by_phone(request: PersonRequest, link: Link) -> HttpResponse:
    """The first time the button is pressed a code leaves; the second time it is back."""
    assert link.person is not None  # the page has asked
    now = timezone.now()
    if "code" not in request.POST:
        try:
            logins.ask_to_claim_phone(link.person, by=request.viewer, at=now)
        except TooManyTries:
            return _show(request, link.person, is_tired=True)
        return render(request, "links/claim.html", {"person": link.person, "form": CodeForm()})
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            logins.claim_phone(link.person, code=form.cleaned_data["code"], by=request.viewer, at=now)
        except WrongCode:
            form.add_error("code", _("This is not the code we sent. Look at the newest message and try again."))
        except accounts.AddressTaken:
            return _show(request, link.person, is_taken=True)
        else:
            return _come_in(request, link)
    return render(request, "links/claim.html", {"person": link.person, "form": form}, status=422)


def _come_in(request: PersonRequest, link: Link) -> HttpResponse:
    """Sign in, the first time without another code; whoever has a second step shows it as always."""
    assert link.person is not None  # the page has asked
    try:
        use(link, at=timezone.now())
    except LinkSpent:
        return closed(request, link)
    if has_second_factor(link.person):
        messages.success(request, _("Your login is ready. Sign in with it now."))
        return redirect("account_login")
    login(request, link.person)
    begin(request, link.person, at=timezone.now())
    messages.success(request, _("You have signed in. Next time, sign in with the code we send you."))
    return redirect("entry:home")


def _show(request: PersonRequest, person: User, *, is_taken: bool = False, is_tired: bool = False) -> HttpResponse:
    context = {"person": person, "by_mail": goes_by_mail(person), "is_taken": is_taken, "is_tired": is_tired}
    return render(request, "links/claim.html", context, status=422 if is_taken or is_tired else 200)
