"""The page that shows every component in every state."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.accounts.roles import Role
from mentores.core.paging import Page
from mentores.web.gallery.forms import SampleForm
from mentores.web.hats import Hat

LONG_WORD = "Otorrinolaringologicamente-anticonstitucionalissimamente"
LONG_NAME = "Maria Guilhermina Évora Vasconcelos de Albuquerque"
ARABIC_NAME = "فاطمة الزهراء عبد الرحمن"
ICONS = ("good", "warn", "bad", "info", "active", "neutral", "next", "back", "why", "help")
PARTS = ("frame", "actions", "states", "people", "lists", "process", "moving", "long", "forms")
HATS = (Hat("coordinator", Role.COORDINATOR, entity_name="Município de Évora"), Hat("auditor", Role.AUDITOR))
FILLED = {"name": LONG_NAME, "level": "B1", "gender_wish": "none", "areas": ["EMP-CV"], "languages": {"ar": "native"}}


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "gallery/page.html",
        {
            "parts": [f"gallery/parts/{part}.html" for part in PARTS],
            "icons": ICONS,
            "long_name": LONG_NAME,
            "long_word": LONG_WORD,
            "sample_hats": HATS,
            "sample_hat": HATS[0],
            "arabic_name": ARABIC_NAME,
            "today": timezone.localdate(),
            "now": timezone.now(),
            "page": Paginator(range(127), 25).page(2),
            "first_page": Paginator(range(127), 25).page(1),
            "long_list": Page([], before="before-x", after="after-x"),
            "end_of_long_list": Page([], before="before-x", after=""),
            "last_page": Paginator(range(127), 25).page(6),
            "form": SampleForm(initial=FILLED | {"availability": 0b100}),
            "wrong_form": SampleForm({"languages-0-language": "ar", "email": "fatima@"}, auto_id="wrong_%s"),
        },
    )
