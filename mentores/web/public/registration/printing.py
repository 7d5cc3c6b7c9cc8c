"""The questions on paper: a sheet to print in each language, with a code of its own that staff type in."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mentores.consents.selectors import text_for
from mentores.core.languages import DEFAULT
from mentores.participants.models import Side
from mentores.territories import selectors as territories
from mentores.web.notice import layers
from mentores.web.profiles import LEVELS
from mentores.web.qr import drawn
from mentores.web.registering.needs import numbered
from mentores.web.registering.paper import new_paper
from mentores.web.registering.promise import PROMISE
from mentores.web.registering.whole import WHOLE
from mentores.web.requests import PersonRequest

LINES = range(3)


@require_safe
def choose(request: PersonRequest) -> HttpResponse:
    return render(request, "public/registration/paper.html")


@require_safe
def paper(request: PersonRequest, side: str) -> HttpResponse:
    """A sheet for one person: printed twice it has another code."""
    if side not in Side.values:
        raise Http404
    language = get_language() or DEFAULT
    sheet = new_paper(side=side, language=language)
    context = {
        "side": side,
        "form": WHOLE[side](printed=True),
        "sheet": sheet,
        "qr": drawn(sheet.code, scale=3),
        "promise": next(said for said in PROMISE if said.language == language),
        "subjects": numbered(territories.area_choices()),
        "levels": LEVELS,
        "lines": LINES,
        "notice": layers(text_for("information", on=timezone.localdate())),
    }
    answer = render(request, "public/registration/paper_form.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer
