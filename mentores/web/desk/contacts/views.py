"""Whom no message reached: who, why, and what they should be told."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mentores.accounts.models import ContactBy
from mentores.core.languages import BY_CODE, DEFAULT
from mentores.messaging import services
from mentores.messaging.catalogue import label_of, previews
from mentores.messaging.models import Message, State
from mentores.messaging.policies import MAY
from mentores.messaging.ways import goes_by_mail, leads_to
from mentores.messaging.wording import address_of_button, paragraphs
from mentores.web.desk import refusals
from mentores.web.desk.contacts.forms import ToldForm
from mentores.web.desk.contacts.reach import contacts_for, holds_what_is_not_ours
from mentores.web.requests import PersonRequest

ON_A_PAGE = 25
WANTS_A_CALL = _("This person asked to be called.")
WHY: Mapping[str, str | Promise] = {
    State.NO_ADDRESS: _("We have no e-mail address and no mobile number of this person."),
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
    said = [] if holds_what_is_not_ours(request.viewer, message) else paragraphs(message)
    context = {
        "mail": message,
        "notice": label_of(message.notice),
        "why": why(message),
        "translated": [] if message.language == reader else previews(message.notice, language=reader),
        "written_in": BY_CODE.get(message.language, BY_CODE[DEFAULT]),
        "paragraphs": said,
        "link": address_of_button(message) if may_tell and _may_be_passed_on(message) else "",
        "may_tell": may_tell,
        "way": leads_to(message.person) if message.person else "",
    }
    return render(request, "desk/contacts/page.html", context)


@require_POST
def tell(request: PersonRequest, public_id: str) -> HttpResponse:
    message = _message(request, public_id)
    form = ToldForm(request.POST)
    if not form.is_valid():
        raise Http404  # only a button sends this form
    with refusals.told(request):
        services.mark_told(message, how=form.cleaned_data["how"], by=request.viewer, at=timezone.now())
        messages.success(request, _("It is noted that this person has been told."))
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


def _may_be_passed_on(message: Message) -> bool:
    """Not what makes a login of a mailbox: it proves whose that is only where it came into it."""
    if message.link_purpose == "claim" and message.person and goes_by_mail(message.person):
        return False
    return message.link_purpose in FOR_THE_PERSON


def _message(request: PersonRequest, public_id: str) -> Message:
    return get_object_or_404(contacts_for(request.viewer, on=timezone.localdate()), public_id=public_id)
