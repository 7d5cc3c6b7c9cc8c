"""Everything else about a person who has registered: asked of whoever likes to answer, never required."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentores.accounts.viewer import Viewer
from mentores.admissions.selectors import applications_for
from mentores.admissions.services.adding import keep_answers
from mentores.core.languages import DEFAULT
from mentores.web.profiles import MoreForm


def page(request: HttpRequest, viewer: Viewer, public_id: str, *, base: str, back: str) -> HttpResponse:
    """The form, and after it the page `back`: the name of a page, or an address."""
    application = applications_for(viewer).filter(public_id=public_id).first()
    if application is None:
        raise Http404
    form = MoreForm(
        request.POST if request.method == "POST" else None, profile=application.profile, sides=[application.side]
    )
    if form.is_valid():
        language = get_language() or DEFAULT
        keep_answers(application.profile, form.answers(), language=language, by=viewer, at=timezone.now())
        messages.success(request, _("Thank you. We have added what you told us."))
        return redirect(back)
    status = 422 if form.is_bound else 200
    return render(request, "participation/more/page.html", {"base": base, "form": form}, status=status)
