"""Home, the programme, data and rights, accessibility."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.admissions.selectors import rules
from mentores.consents.selectors import text_for
from mentores.partners.selectors import directory
from mentores.web.notice import layers
from mentores.web.public.pages.attribution import attribution

STATEMENT_OF = date(2026, 11, 22)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "public/pages/home.html", {"entities": directory(on=timezone.localdate()).count()})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "public/pages/about.html", {"attribution": attribution(), "rules": rules()})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    notice = layers(text_for("information", on=timezone.localdate()))
    return render(request, "public/pages/privacy.html", {"notice": notice})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/pages/accessibility.html", {"written_on": STATEMENT_OF})
