"""What the brake holds, which a person lets go or stops; and how much reached nobody, without names."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from mentores.admissions.selectors import applications_for
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging import services
from mentores.messaging.catalogue import label_of
from mentores.messaging.models import How
from mentores.messaging.policies import rules_the_brake
from mentores.messaging.selectors import held_for, undelivered_about, undelivered_for, undelivered_to_guests
from mentores.web.office.messages.forms import PileForm
from mentores.web.requests import PersonRequest

MOST = 50


@require_safe
def page(request: PersonRequest) -> HttpResponse:
    viewer = request.viewer
    unowned = undelivered_about("application", applications_for(viewer).order_by().values_list("public_id", flat=True))
    context = {
        "held": [(pile, label_of(pile.notice)) for pile in held_for(viewer)],
        "undelivered": [(pile, label_of(pile.notice)) for pile in undelivered_for(viewer)],
        "unowned": [(message, label_of(message.notice)) for message in unowned[:MOST]],
        "guests": [(message, label_of(message.notice)) for message in undelivered_to_guests(viewer)[:MOST]],
        "may_decide": rules_the_brake(viewer),
    }
    return render(request, "office/messages/page.html", context)


@require_POST
def release(request: PersonRequest) -> HttpResponse:
    number = _decided(request, services.release)
    messages.success(
        request,
        ngettext("%(number)d message leaves now.", "%(number)d messages leave now.", number) % {"number": number},
    )
    return redirect("office:messages")


@require_POST
def cancel(request: PersonRequest) -> HttpResponse:
    number = _decided(request, services.cancel)
    messages.success(
        request,
        ngettext(
            "%(number)d message is stopped. Nobody gets it.",
            "%(number)d messages are stopped. Nobody gets them.",
            number,
        )
        % {"number": number},
    )
    return redirect("office:messages")


@require_POST
def tell(request: PersonRequest, public_id: str) -> HttpResponse:
    """Somebody whom no entity knows, an organisation that applied or a person invited, was called."""
    message = get_object_or_404(undelivered_to_guests(request.viewer), public_id=public_id)
    try:
        services.mark_told(message, how=How.PHONE, by=request.viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(
            request, _("Nothing was changed: this is no longer possible. The page shows how things are now.")
        )
    else:
        messages.success(request, _("It is noted that this person has been told."))
    return redirect("office:messages")


def _decided(request: PersonRequest, act: Callable[..., int]) -> int:
    form = PileForm(request.POST)
    if not form.is_valid():
        raise Http404  # only a button sends this form
    return act(form.cleaned_data["notice"], by=request.viewer, at=timezone.now())
