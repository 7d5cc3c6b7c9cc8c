"""The people of the entity: who works here, in which role, with which cases, and how somebody leaves."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mentores.access.selectors import person_to_reset, resets_for
from mentores.accounts.roles import DESK_ROLES, Role
from mentores.accounts.viewer import Viewer
from mentores.partners import services
from mentores.partners.models import Membership
from mentores.partners.policies import MAY, MAY_MEMBERSHIP
from mentores.partners.selectors import charges_of, colleagues, in_hand, invitations_for
from mentores.web.desk import refusals
from mentores.web.desk.charges.forms import TakerForm, takers
from mentores.web.desk.entity.views import own
from mentores.web.desk.people.forms import ROLES, RoleForm
from mentores.web.desk.people.parting import parting
from mentores.web.requests import PersonRequest

KINDS: list[tuple[str, str | Promise, str]] = [
    ("application", _("Applications"), "desk:applications"),
    ("mentee", _("Mentees"), "desk:mentees"),
    ("mentor", _("Mentors"), "desk:mentors"),
    ("mentorship", _("Mentorships"), "desk:mentorships"),
]
LAST = _("Nothing was changed: nobody else coordinates this entity. Make a colleague coordinator first.")
NO_COLLEAGUE = _("Nothing was changed: this colleague does not work on cases here any more.")
IN_HAND = _("Nothing was changed: cases are in hand. Hand them to a colleague first.")
TWICE = _("Nothing was changed: the person has this role already.")
REFUSALS: Mapping[type[Exception], str | Promise] = {
    services.LastCoordinator: LAST,
    services.NotAColleague: NO_COLLEAGUE,
    services.CasesInHand: IN_HAND,
    services.RoleHeld: TWICE,
}


@dataclass(frozen=True, slots=True)
class Row:
    membership: Membership
    cases: int
    is_oneself: bool


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """Colleagues by name, then who was invited and who speaks for a company."""
    viewer, entity = request.viewer, own(request)
    cases = in_hand(viewer)
    people = list(colleagues(viewer, on=timezone.localdate()))
    rows = [
        Row(one, cases.get(one.person_id, 0), one.person_id == viewer.person_id)
        for one in people
        if one.role in DESK_ROLES
    ]
    return render(
        request,
        "desk/people/listing.html",
        {
            "colleagues": rows,
            "contacts": [one for one in people if one.role == Role.COMPANY_CONTACT],
            "nobodys": charges_of(viewer).filter(member=None).count(),
            "may_invite": MAY["invite"](viewer, entity),
            "invitations": invitations_for(viewer, entity),
            "now": timezone.now(),
            "roles": ROLES,
            "resets": resets_for(viewer).count(),
        },
    )


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    return _page(request, colleague(request, public_id))


@require_POST
def hand_over(request: PersonRequest, public_id: str) -> HttpResponse:
    """Everything a colleague has in hand goes to another, who is told."""
    membership = colleague(request, public_id)
    form = TakerForm(request.POST, people=takers(request.viewer, but=membership.person_id), auto_id="hand_over_%s")
    if not form.is_valid():
        return _page(request, membership, hand_over=form)
    with refusals.told(request, REFUSALS):
        services.hand_over_all(membership, to=form.taker(), by=request.viewer, at=timezone.now())
        messages.success(request, _("The cases are handed over. Your colleague is told."))
    return redirect("desk:member", public_id)


@require_POST
def change_role(request: PersonRequest, public_id: str) -> HttpResponse:
    membership = colleague(request, public_id)
    form = RoleForm(request.POST, now=membership.role, auto_id="role_%s")
    if not form.is_valid():
        return _page(request, membership, role=form)
    with refusals.told(request, REFUSALS):
        services.change_role(membership, by=request.viewer, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The role is changed. It holds from now on."))
    return redirect("entry:home" if membership.person_id == request.viewer.person_id else "desk:people")


@require_POST
def end(request: PersonRequest, public_id: str) -> HttpResponse:
    """Somebody leaves; their cases go to a colleague in the same act."""
    membership = colleague(request, public_id)
    form = parting(request.viewer, membership, request.POST).form
    if not form.is_valid():
        return _page(request, membership, end=form)
    is_oneself = membership.person_id == request.viewer.person_id
    to = form.taker() if isinstance(form, TakerForm) else None
    with refusals.told(request, REFUSALS):
        services.end_membership(membership, to=to, by=request.viewer, at=timezone.now())
        messages.success(
            request,
            _("You do not work here any more.") if is_oneself else _("Your colleague does not work here any more."),
        )
    return redirect("entry:home" if is_oneself else "desk:people")


def colleague(request: PersonRequest, public_id: str) -> Membership:
    """Somebody who works for the viewer's entity now, or 404."""
    return get_object_or_404(colleagues(request.viewer, on=timezone.localdate()), public_id=public_id)


def _page(request: PersonRequest, membership: Membership, **wrong: Form) -> HttpResponse:
    """The page of a colleague; `wrong` is a form that was not understood, which it then answers."""
    viewer = request.viewer
    cases = _cases(viewer, membership)
    others = takers(viewer, but=membership.person_id)
    may = {act: allows(viewer, membership) for act, allows in MAY_MEMBERSHIP.items()}
    hands = may["hand_over_all"] and cases and others
    return render(
        request,
        "desk/people/page.html",
        {
            "membership": membership,
            "is_oneself": membership.person_id == viewer.person_id,
            "cases": cases,
            "may": may,
            "may_ask_reset": person_to_reset(viewer, membership.person.public_id, on=timezone.localdate()),
            "parting": parting(viewer, membership),
            "hand_over": TakerForm(people=others, auto_id="hand_over_%s") if hands else None,
            "role": RoleForm(now=membership.role, auto_id="role_%s"),
            **wrong,
        },
        status=422 if wrong else 200,
    )


def _cases(viewer: Viewer, membership: Membership) -> list[tuple[str | Promise, int, str]]:
    """How many cases of each kind somebody has in hand, and the list that shows them."""
    numbers = Counter(charges_of(viewer, member=membership.person).values_list("kind", flat=True))
    who = f"?who={membership.person.public_id}"
    return [(label, numbers[kind], f"{reverse(page)}{who}") for kind, label, page in KINDS if numbers[kind]]
