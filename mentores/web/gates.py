"""Who may enter which door. A page is closed unless its door is in this table."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from mentores.access.selectors import has_second_factor
from mentores.accounts.models import User
from mentores.accounts.roles import DESK_ROLES, Role
from mentores.accounts.viewer import VISITOR, Viewer
from mentores.audit.tasks import follow_up
from mentores.demo.selectors import stamp
from mentores.web.given_back import give_back, has_typed
from mentores.web.hats import WORN, hats_of, worn
from mentores.web.office.pages import ROLES
from mentores.web.readings import note
from mentores.web.requests import PersonRequest
from mentores.web.sessions import is_limited, is_over, is_staff, remember_device

OPEN = {"public", "entry"}
GUARDS_ITSELF = {"links"}
DEMONSTRATION = {"demo", "gallery"}
SITE = {"home", "language", "healthz", "robots"}
THIRD_PARTY = ("allauth.account.", "allauth.mfa.")
WITHOUT_SECOND_STEP = {"public", "links"}
PREPARING = {"home", "entity", "absence", "people", "member", "invitation"}
SETTING_IT_UP = {"entry:confirm", "entry:send-code"}


def takes_part(viewer: Viewer, page: str) -> bool:
    return viewer.role == Role.PARTICIPANT


def works_for_an_entity(viewer: Viewer, page: str) -> bool:
    """Before the entity works with people, only the pages about itself; the first word of their names says so."""
    noun = page.partition(":")[2].partition("-")[0]
    return viewer.role in DESK_ROLES and (not viewer.preparing or noun in PREPARING)


def speaks_for_a_company(viewer: Viewer, page: str) -> bool:
    return viewer.role == Role.COMPANY_CONTACT


def runs_the_programme(viewer: Viewer, page: str) -> bool:
    """Each page of the office names its own roles."""
    return viewer.role in ROLES.get(page, ())


GATES: Mapping[str, Callable[[Viewer, str], bool]] = {
    "my": takes_part,
    "desk": works_for_an_entity,
    "company": speaks_for_a_company,
    "office": runs_the_programme,
}


class GateMiddleware:
    """Make the viewer of every request, and let it through its door or not.

    Afterwards write down what was shown of people, and after a change wake what follows.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: PersonRequest) -> HttpResponse:
        request.hats, request.hat, request.viewer = [], None, VISITOR
        if isinstance(request.user, User):
            hats = hats_of(request.user, on=timezone.localdate())
            if is_over(request.session, hats, at=timezone.now()):
                hat = request.session.get(WORN)
                logout(request)
                if hat:
                    request.session[WORN] = hat  # whoever comes back goes on in the same role
            else:
                request.hats, request.hat = hats, worn(hats, request.session)
                request.viewer = (
                    request.hat.worn_by(request.user) if request.hat else Viewer(request.user, Role.VISITOR)
                )
        response = self.get_response(request)
        note(request, response)
        remember_device(request, response)
        if request.method == "POST" and response.status_code < 400:
            follow_up.enqueue()
        return response

    def process_view(
        self, request: PersonRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        match = request.resolver_match
        assert match is not None  # Django resolves before it calls this
        door = match.namespaces[0] if match.namespaces else ""
        if self._lacks_second_step(request) and not _goes_without(door, match.view_name, view):
            return redirect("mfa_index")
        if door in OPEN | GUARDS_ITSELF or match.view_name in SITE or view.__module__.startswith(THIRD_PARTY):
            return None
        if door in DEMONSTRATION and stamp():
            return None
        if door not in GATES:
            raise Http404
        if not request.user.is_authenticated:
            if has_typed(request):
                return give_back(request, signed_out=True)
            return redirect_to_login(_back(request) or reverse(f"{door}:home"))
        return self._with_a_fitting_hat(request, door, match.view_name)

    def _lacks_second_step(self, request: PersonRequest) -> bool:
        """Whether somebody who may open other people's data has signed in without a second factor."""
        if not settings.SECOND_FACTOR_FOR_STAFF or not isinstance(request.user, User):
            return False
        return is_limited(request.session) and is_staff(request.hats) and not has_second_factor(request.user)

    def _with_a_fitting_hat(self, request: PersonRequest, door: str, page: str) -> HttpResponse | None:
        """Nothing if the worn hat fits; an offer to change if another one does; else a refusal."""
        if GATES[door](request.viewer, page):
            return None
        assert isinstance(request.user, User)  # the door has asked
        fitting = [hat for hat in request.hats if GATES[door](hat.worn_by(request.user), page)]
        if not fitting:
            raise PermissionDenied
        return render(request, "entry/change_hat.html", {"fitting": fitting, "back": _back(request)}, status=403)


def _goes_without(door: str, page: str, view: Callable[..., HttpResponse]) -> bool:
    """What somebody may open who still has to set up a second factor: that, signing out, and what is for everybody."""
    ours = door in WITHOUT_SECOND_STEP or page in SITE | SETTING_IT_UP
    return ours or view.__module__.startswith(THIRD_PARTY)


def _back(request: HttpRequest) -> str:
    """The page asked for; nothing if a form was sent, because its address may take nothing else."""
    return "" if request.method == "POST" else request.get_full_path()
