"""Saying how a mentorship was."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentores.accounts.viewer import Viewer
from mentores.evaluations.selectors import ratings_for
from mentores.evaluations.services import rate
from mentores.web.participation.ratings.forms import RatingForm


def page(request: HttpRequest, viewer: Viewer, public_id: str, *, base: str) -> HttpResponse:
    """One question with five answers; a POST answers, or changes the answer. `base` is the door's template."""
    rating = ratings_for(viewer).filter(public_id=public_id).first()
    if rating is None:
        raise Http404
    before = {"value": rating.value, "comment": rating.comment}
    form = RatingForm(request.POST if request.method == "POST" else None, initial=before)
    if request.method == "POST" and form.is_valid():
        rate(rating, **form.cleaned_data, by=viewer, at=timezone.now())
        messages.success(request, _("Thank you. Your answer is kept, and you can change it here."))
        return redirect(request.get_full_path())
    context = {"base": base, "rating": rating, "form": form}
    return render(request, "participation/ratings/page.html", context, status=422 if request.method == "POST" else 200)
