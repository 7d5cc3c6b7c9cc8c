"""What the programme knows of oneself: to read, to put right, and to say that it is."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.accounts.models import User
from mentores.core.languages import DEFAULT
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.models import Profile
from mentores.participants.selectors import change_of, open_check_of
from mentores.participants.services.checks import confirm as confirmed
from mentores.participants.services.profiles import put_back
from mentores.web.my.data.changes import last_change
from mentores.web.my.data.consents import rows_of
from mentores.web.participation.answers import told
from mentores.web.requests import PersonRequest
from mentores.web.revising import Revision


@require_safe
def data(request: PersonRequest) -> HttpResponse:
    person = _oneself(request)
    context = {
        "person": person,
        "told": told(person.profile),
        "check": open_check_of(person.profile),
        "last": last_change(person.profile),
        "consents": rows_of(person),
    }
    return render(request, "my/data/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: PersonRequest) -> HttpResponse:
    """What the person said, in a form; a POST puts it right."""
    profile = _oneself(request).profile
    data = request.POST if request.method == "POST" else None
    revision = Revision(profile, sides=_sides(profile), data=data)
    if data is not None and revision.is_valid():
        revision.write(language=get_language() or DEFAULT, by=request.viewer, at=timezone.now())
        messages.success(request, _("Thank you. What you told us is kept as you wrote it."))
        return redirect("my:data")
    context = {"revision": revision}
    return render(request, "my/data/change.html", context, status=422 if data is not None else 200)


@require_POST
def confirm(request: PersonRequest) -> HttpResponse:
    confirmed(_oneself(request).profile, by=request.viewer, at=timezone.now())
    messages.success(request, _("Thank you. You have nothing more to do."))
    return redirect("my:data")


@require_POST
def back(request: PersonRequest) -> HttpResponse:
    """What was changed last stands again as it was before."""
    profile = _oneself(request).profile
    change = change_of(profile, request.POST.get("change", ""))
    if change is None:
        raise Http404
    try:
        put_back(change, by=request.viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, _("This was changed again since. Please write it anew."))
    else:
        messages.success(request, _("Thank you. It stands again as it was before."))
    return redirect("my:data")


def _sides(profile: Profile) -> set[str]:
    """The sides that the person has said something about."""
    return set(profile.areas.values_list("side", flat=True))


def _oneself(request: PersonRequest) -> User:
    assert isinstance(request.viewer.person, User)  # the gate has asked
    return request.viewer.person
