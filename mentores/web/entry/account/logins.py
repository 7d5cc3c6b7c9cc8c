"""The pages on which somebody says how they sign in: addresses, password, and showing again that it is them."""

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mentores.access.models import Purpose
from mentores.access.passwords import length_wanted
from mentores.access.selectors import is_phone, login_of_kind, logins_of
from mentores.access.services import codes, factors, logins
from mentores.accounts.services import AddressTaken
from mentores.web.entry.account.forms import ConfirmForm, EmailLoginForm, LoginCodesForm, PasswordForm, PhoneLoginForm
from mentores.web.entry.account.views import person_of, sent, shows_and_acts
from mentores.web.entry.adapter import TOO_MANY
from mentores.web.entry.showing import shown_again, signed_in
from mentores.web.requests import PersonRequest
from mentores.web.sessions import note_shown, renew_key

WANTED = "wanted_login"
FORMS: dict[str, type[forms.Form]] = {"email": EmailLoginForm, "phone": PhoneLoginForm}
WRONG_CODE = gettext_lazy("This is not the code we sent. Look at the newest message and try again.")


@signed_in
@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """What one signs in with."""
    own = logins_of(person_of(request))
    return render(
        request,
        "entry/account/logins.html",
        {"logins": own, "has_phone": any(map(is_phone, own)), "has_email": not all(map(is_phone, own))},
    )


@shown_again
@shows_and_acts
def change(request: PersonRequest, kind: str) -> HttpResponse:
    """Add a login or replace it: codes go to the new and to the old one."""
    form = FORMS[kind](sent(request))
    if request.method == "POST" and form.is_valid():
        target = form.cleaned_data["target"]
        try:
            logins.ask_to_change_login(person_of(request), target=target, by=request.viewer, at=timezone.now())
        except codes.TooManyTries:
            form.add_error("target", TOO_MANY)
        else:
            request.session[WANTED] = target
            return redirect("entry:login-codes")
    context = {"form": form, "kind": kind}
    return render(request, "entry/account/change_login.html", context, status=422 if form.errors else 200)


@signed_in
@shows_and_acts
def enter_codes(request: PersonRequest) -> HttpResponse:
    """The codes that were sent; with them the login changes."""
    person, target = person_of(request), request.session.get(WANTED, "")
    if not target:
        return redirect("entry:logins")
    old = login_of_kind(person, target)
    form = LoginCodesForm(sent(request), replaces=bool(old))
    if request.method == "POST" and form.is_valid():
        keep = request.session.session_key or ""
        try:
            logins.change_login(
                person, target=target, **form.cleaned_data, keep=keep, by=request.viewer, at=timezone.now()
            )
        except (codes.WrongCode, AddressTaken):
            form.add_error("code", WRONG_CODE)
        else:
            del request.session[WANTED]
            renew_key(request)
            messages.success(request, _("From now on you sign in this way. You are signed out everywhere else."))
            return redirect("entry:logins")
    context = {"form": form, "target": target, "old": old}
    return render(request, "entry/account/login_codes.html", context, status=422 if form.errors else 200)


@shown_again
@require_POST
def remove(request: PersonRequest) -> HttpResponse:
    """No longer sign in with one of them."""
    target = request.POST.get("login", "")
    try:
        logins.remove_login(person_of(request), target=target, by=request.viewer, at=timezone.now())
    except logins.LastLogin:
        messages.warning(request, _("This is all you sign in with. Add another one first."))
    else:
        messages.success(request, _("You no longer sign in with it."))
    return redirect("entry:logins")


@shown_again
@shows_and_acts
def password(request: PersonRequest) -> HttpResponse:
    """Set a password, or another one."""
    person = person_of(request)
    form = PasswordForm(sent(request))
    if request.method == "POST" and form.is_valid():
        words = [hat.entity_name for hat in request.hats] + logins_of(person)
        keep = request.session.session_key or ""
        try:
            factors.set_password(
                person, form.cleaned_data["password"], words=words, keep=keep, by=request.viewer, at=timezone.now()
            )
        except ValidationError as reasons:
            form.add_error("password", reasons)
        else:
            return _with_another_password(request, _("Your password is set. You are signed out everywhere else."))
    context = {"form": form, "has_one": person.has_usable_password(), "length": length_wanted(person)}
    return render(request, "entry/account/password.html", context, status=422 if form.errors else 200)


@shown_again
@require_POST
def remove_password(request: PersonRequest) -> HttpResponse:
    """Do without a password."""
    keep = request.session.session_key or ""
    factors.remove_password(person_of(request), keep=keep, by=request.viewer, at=timezone.now())
    return _with_another_password(request, _("You have no password any more: you sign in with a code or a passkey."))


@signed_in
@shows_and_acts
def confirm(request: PersonRequest) -> HttpResponse:
    """Show with a code that it is still you."""
    person = person_of(request)
    own = logins_of(person)
    form = ConfirmForm(sent(request))
    back = request.POST.get("next") or request.GET.get("next", "")
    if request.method == "POST" and form.is_valid() and own:
        code, now = form.cleaned_data["code"], timezone.now()
        if codes.is_right(person, purpose=Purpose.CONFIRM, target=own[0], code=code, at=now):
            note_shown(request.session, at=now)
            safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
            return redirect(back if safe else "entry:account")
        form.add_error("code", WRONG_CODE)
    context = {"form": form, "next": back, "target": own[0] if own else ""}
    return render(request, "entry/account/confirm.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def send_code(request: PersonRequest) -> HttpResponse:
    """Send the code with which somebody shows that it is still them."""
    person = person_of(request)
    own = logins_of(person)
    if own:
        try:
            codes.send_code(person, purpose=Purpose.CONFIRM, target=own[0], at=timezone.now())
        except codes.TooManyTries:
            messages.warning(request, TOO_MANY)
        else:
            messages.success(request, _("The code is on its way."))
    return redirect(f"{reverse('entry:confirm')}?{urlencode({'next': request.POST.get('next', '')})}")


def _with_another_password(request: PersonRequest, told: str) -> HttpResponse:
    """The session goes on, under another key; every other one has ended."""
    old = request.session.session_key or ""
    update_session_auth_hash(request, person_of(request))
    renew_key(request, since=old)
    messages.success(request, told)
    return redirect("entry:account")
