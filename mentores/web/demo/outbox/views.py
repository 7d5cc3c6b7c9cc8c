"""The list of the messages, and each as its reader sees it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mentores.core.languages import BY_CODE
from mentores.demo.selectors import outbox
from mentores.messaging.catalogue import label_of
from mentores.messaging.wording import address_of_button, paragraphs
from mentores.web.demo.outbox.forms import CODES, OutboxFilter

ON_A_PAGE = 25


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The newest messages first. A filter with an unknown value filters nothing."""
    form = OutboxFilter(request.GET)
    form.full_clean()
    found = outbox(language=form.cleaned_data.get("language", ""), notice=form.cleaned_data.get("notice", ""))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        (message, CODES.get(message.notice) or label_of(message.notice), address_of_button(message)) for message in page
    ]
    return render(request, "demo/outbox/listing.html", {"form": form, "page": page, "rows": rows})


@require_safe
def page(request: HttpRequest, public_id: str) -> HttpResponse:
    message = get_object_or_404(outbox(), public_id=public_id)
    return render(
        request,
        "demo/outbox/page.html",
        {
            "mail": message,
            "written_in": BY_CODE[message.language],
            "paragraphs": paragraphs(message),
            "address": address_of_button(message),
        },
    )
