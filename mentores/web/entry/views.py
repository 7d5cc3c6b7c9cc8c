"""Where somebody who has signed in goes, and changing hats."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mentores.web.hats import wear
from mentores.web.requests import PersonRequest


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """To the home page of the hat worn."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if request.hat is None:
        return render(request, "entry/no_hat.html")
    return redirect(f"{request.hat.door}:home")


@require_http_methods(["GET", "HEAD", "POST"])
def hats(request: PersonRequest) -> HttpResponse:
    """Show the person's hats, and put one on."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if request.method != "POST":
        return render(request, "entry/hats.html", {"fitting": request.hats})
    hat = wear(request.POST.get("hat", ""), hats=request.hats, session=request.session)
    if hat is None:
        messages.warning(request, _("You do not have this role."))
        return redirect("entry:hats")
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else f"{hat.door}:home")
