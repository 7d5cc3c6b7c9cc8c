"""The first page of the demonstration: one button for each role."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentores.demo.ways import ways_in
from mentores.web.hats import hats_of, wear
from mentores.web.requests import PersonRequest


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    return render(request, "demo/page.html", {"ways": ways_in()})


@require_POST
def enter(request: PersonRequest, key: str) -> HttpResponse:
    """Sign in as the person of this role, wearing the right hat; as a visitor, sign out."""
    way = next((way for way in ways_in() if way.key == key), None)
    if way is None:
        raise Http404
    if way.person is None:
        logout(request)
        return redirect("home")
    login(request, way.person, backend=settings.AUTHENTICATION_BACKENDS[0])
    entity_id = way.entity.pk if way.entity else None
    hats = hats_of(way.person, on=timezone.localdate())
    hat = next((hat for hat in hats if (hat.role, hat.entity_id) == (way.role, entity_id)), None)
    if hat:  # else somebody who tries things out has ended this role, or suspended the entity
        wear(hat.key, hats=hats, session=request.session)
    messages.success(request, _("You have entered as %(name)s.") % {"name": way.person.full_name})
    return redirect(settings.LOGIN_REDIRECT_URL)
