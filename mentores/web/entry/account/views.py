"""The pages of one's own account."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.access.policies import may_see_resets
from mentores.access.selectors import has_second_factor, logins_of, place_of, places_of
from mentores.access.services import sign_ins
from mentores.accounts.models import User
from mentores.accounts.services import update_details
from mentores.web.entry.account.forms import DetailsForm
from mentores.web.entry.showing import signed_in
from mentores.web.requests import PersonRequest

shows_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """Everything about oneself, and the way to change it."""
    person = person_of(request)
    about = {
        "person": person,
        "logins": logins_of(person),
        "has_second_step": has_second_factor(person),
        "places": len(places_of(person, session_key=request.session.session_key or "", at=timezone.now())),
        "sees_resets": may_see_resets(request.viewer),
    }
    return render(request, "entry/account/page.html", about)


@signed_in
@shows_and_acts
def details(request: PersonRequest) -> HttpResponse:
    """Name, language and how to be reached."""
    person = person_of(request)
    known = {name: getattr(person, name) for name in DetailsForm.base_fields}
    form = DetailsForm(sent(request), initial=known)
    if request.method == "POST" and form.is_valid():
        update_details(person, **form.cleaned_data, by=request.viewer, at=timezone.now())
        with translation.override(person.language):
            messages.success(request, _("Your details are as you wrote them."))
        return redirect("entry:account")
    return render(request, "entry/account/details.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@require_safe
def places(request: PersonRequest) -> HttpResponse:
    """Where one is signed in."""
    person = person_of(request)
    found = places_of(person, session_key=request.session.session_key or "", at=timezone.now())
    return render(request, "entry/account/places.html", {"places": found})


@signed_in
@require_POST
def end_place(request: PersonRequest) -> HttpResponse:
    """Sign out somewhere else."""
    sign_in = place_of(person_of(request), request.POST.get("place", ""))
    if sign_in is not None:
        sign_ins.end_sign_in(sign_in, by=request.viewer, at=timezone.now())
        messages.success(request, _("You are signed out there."))
    return redirect("entry:places")


@signed_in
@require_POST
def end_other_places(request: PersonRequest) -> HttpResponse:
    """Sign out everywhere else."""
    here = request.session.session_key or ""
    sign_ins.end_others(person_of(request), keep=here, by=request.viewer, at=timezone.now())
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("entry:places")


def sent(request: PersonRequest) -> QueryDict | None:
    """What a form has sent, even if that is nothing."""
    return request.POST if request.method == "POST" else None


def person_of(request: PersonRequest) -> User:
    """Whoever has signed in: the view has asked."""
    assert isinstance(request.user, User)
    return request.user
