"""Whom no message reached: who, why, and what they should be told."""

from collections.abc import Mapping
from typing import Any

import segno
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mentores.accounts.models import ContactBy
from mentores.core.languages import BY_CODE, DEFAULT
from mentores.messaging import services
from mentores.messaging.catalogue import label_of, previews
from mentores.messaging.limit import may_leave
from mentores.messaging.models import Message, State
from mentores.messaging.policies import MAY
from mentores.messaging.ways import goes_by_mail, leads_to
from mentores.messaging.wording import address_of_button, paragraphs
from mentores.web.desk import refusals
from mentores.web.desk.contacts.forms import ToldForm, TriedForm
from mentores.web.desk.contacts.reach import contacts_for, holds_what_is_not_ours, note_attempt, note_reached
from mentores.web.requests import PersonRequest

ON_A_PAGE = 25
WANTS_A_CALL = _("This person asked to be called.")
WHY: Mapping[str, str | Promise] = {
    State.NO_ADDRESS: _("We have no e-mail address and no mobile number of this person."),
    State.ENOUGH: _("This person has had 12 messages in three months. Please tell this in your own way."),
    State.FAILED: _("The message could not be delivered. Perhaps the address or the number is wrong."),
    State.UNCERTAIN: _("The message may have arrived or not. Ask the person before you tell it again."),
}
FOR_THE_PERSON = {"application", "claim", "proposal", "mentorship", "rating"}  # purposes of links that staff pass on


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    found = contacts_for(request.viewer, on=timezone.localdate())
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(message, label_of(message.notice), why(message)) for message in page]
    return render(request, "desk/contacts/listing.html", {"page": page, "rows": rows})


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    """The words of the message, and its link for whoever works on cases: it is shown or printed for the person."""
    message = _message(request, public_id)
    may_tell, reader = MAY["mark_told"](request.viewer, message), translation.get_language() or DEFAULT
    context = {
        **_said(request, message),
        "notice": label_of(message.notice),
        "why": why(message),
        "translated": [] if message.language == reader else previews(message.notice, language=reader),
        "may_tell": may_tell,
        "way": leads_to(message.person) if message.person else "",
        "may_leave": may_leave(message.person, message.notice, at=timezone.now()),
    }
    return render(request, "desk/contacts/page.html", context)


@require_safe
def slip(request: PersonRequest, public_id: str) -> HttpResponse:
    """The message on paper for the person, with the address of its link also as a code that a telephone reads."""
    message = _message(request, public_id)
    if not MAY["mark_told"](request.viewer, message):
        raise PermissionDenied
    said = _said(request, message)
    link = said["link"]
    code = segno.make(link, micro=False).svg_inline(scale=3, border=2) if link else ""
    return render(request, "desk/contacts/slip.html", {**said, "code": mark_safe(code)})  # drawn by segno alone


@require_POST
def tell(request: PersonRequest, public_id: str) -> HttpResponse:
    """Told: with an application that is the contact from which its terms run."""
    message = _message(request, public_id)
    form = ToldForm(request.POST)
    if not form.is_valid():
        raise Http404  # only a button sends this form
    how, now = form.cleaned_data["how"], timezone.now()
    with refusals.told(request), transaction.atomic():
        services.mark_told(message, how=how, by=request.viewer, at=now)
        note_reached(request.viewer, message, how=how, at=now)
        messages.success(request, _("It is noted that this person has been told."))
    return redirect("desk:contacts")


@require_POST
def note_try(request: PersonRequest, public_id: str) -> HttpResponse:
    """Nobody was reached: the line stays."""
    message = _message(request, public_id)
    form = TriedForm(request.POST)
    if not form.is_valid():
        raise Http404  # only a button sends this form
    outcome, now = form.cleaned_data["outcome"], timezone.now()
    with refusals.told(request), transaction.atomic():
        services.note_try(message, outcome=outcome, by=request.viewer, at=now)
        note_attempt(request.viewer, message, outcome=outcome, at=now)
        messages.success(request, _("The attempt is noted. The person stays on the list."))
    return redirect("desk:contacts")


@require_POST
def send_again(request: PersonRequest, public_id: str) -> HttpResponse:
    message = _message(request, public_id)
    with refusals.told(request):
        services.send_again(message, by=request.viewer, at=timezone.now())
        messages.success(request, _("The message is being sent again."))
    return redirect("desk:contacts")


def why(message: Message) -> str | Promise:
    """Why somebody must tell this person."""
    if message.state == State.NO_ADDRESS and message.person and message.person.contact_by == ContactBy.CALL:
        return WANTS_A_CALL
    return WHY[message.state]


def _said(request: PersonRequest, message: Message) -> dict[str, Any]:
    """What the person is to be told, in the person's language, and the link that may be passed on."""
    said = [] if holds_what_is_not_ours(request.viewer, message) else paragraphs(message)
    may_tell = MAY["mark_told"](request.viewer, message)
    link = address_of_button(message) if may_tell and _may_be_passed_on(message) else ""
    lines = [part.text for part in said if not part.is_button]
    return {
        "mail": message,
        "paragraphs": said,
        "link": link,
        "to_copy": "\n\n".join([*lines, *([link] if link else [])]),
        "written_in": BY_CODE.get(message.language, BY_CODE[DEFAULT]),
    }


def _may_be_passed_on(message: Message) -> bool:
    """Not what makes a login of a mailbox: it proves whose that is only where it came into it."""
    if message.link_purpose == "claim" and message.person and goes_by_mail(message.person):
        return False
    return message.link_purpose in FOR_THE_PERSON


def _message(request: PersonRequest, public_id: str) -> Message:
    return get_object_or_404(contacts_for(request.viewer, on=timezone.localdate()), public_id=public_id)
