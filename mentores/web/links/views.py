"""What each kind of link opens. GET shows and changes nothing, POST acts."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mentores.accounts import services as accounts
from mentores.links.models import Link
from mentores.links.services import LinkSpent, use
from mentores.web.links.opening import closed, opens
from mentores.web.participation.applications import views as applications
from mentores.web.participation.mentorships import views as mentorships
from mentores.web.participation.proposals import views as proposals
from mentores.web.participation.ratings import views as ratings
from mentores.web.requests import PersonRequest
from mentores.web.sessions import begin

BASE = "links/base.html"
shows_and_acts = require_http_methods(["GET", "HEAD", "POST"])


@shows_and_acts
@opens("application")
def application(request: PersonRequest, link: Link) -> HttpResponse:
    return applications.page(request, request.viewer, link.subject, base=BASE)


@shows_and_acts
@opens("proposal")
def proposal(request: PersonRequest, link: Link) -> HttpResponse:
    return proposals.page(request, request.viewer, link.subject, base=BASE)


@shows_and_acts
@opens("mentorship")
def mentorship(request: PersonRequest, link: Link) -> HttpResponse:
    return mentorships.page(request, request.viewer, link.subject, base=BASE)


@shows_and_acts
@opens("rating")
def rating(request: PersonRequest, link: Link) -> HttpResponse:
    return ratings.page(request, request.viewer, link.subject, base=BASE)


@shows_and_acts
@opens("claim")
def claim(request: PersonRequest, link: Link) -> HttpResponse:
    """Make a login for the link's person: the link came to their mailbox, and opens once."""
    assert link.person is not None  # only an invitation is for somebody not known yet
    if request.method != "POST" or not link.person.contact_email:
        return render(request, "links/claim.html", {"person": link.person})
    try:
        accounts.claim(link.person, by=request.viewer, at=timezone.now())
        use(link, at=timezone.now())
    except accounts.AddressTaken:
        return render(request, "links/claim.html", {"person": link.person, "is_taken": True}, status=422)
    except LinkSpent:
        return closed(request, link)
    login(request, link.person)
    begin(request.session, at=timezone.now())
    messages.success(request, _("You have signed in. Next time, sign in with your e-mail and the code we send you."))
    return redirect("entry:home")
