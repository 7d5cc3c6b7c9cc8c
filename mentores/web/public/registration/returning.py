"""Stopping in the middle of a registration, and coming back with its code."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mentores.admissions.models import Draft
from mentores.admissions.services import drafts
from mentores.messaging.ways import goes_to
from mentores.participants.models import Side
from mentores.web.public.registration.screens import PAGES, SCREENS, YOU, draft_of, form_of, remember
from mentores.web.public.registration.throttle import GUESSED_EACH_HOUR, TOO_MANY, is_too_many_here
from mentores.web.requests import PersonRequest


class ContinueForm(forms.Form):
    """The code of a registration that was begun."""

    code = forms.CharField(
        label=gettext_lazy("Your code"),
        help_text=gettext_lazy("Ten letters and figures."),
        max_length=40,
        error_messages={"required": gettext_lazy("Write the code.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: PersonRequest) -> HttpResponse:
    """Go on where somebody stopped. A code that is not right and one that is too old get the same answer."""
    form = ContinueForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        now = timezone.now()
        if is_too_many_here(request, at=now, what="continue", most=GUESSED_EACH_HOUR):
            form.add_error(None, TOO_MANY)
            status = 429
        elif draft := drafts.draft_with_code(form.cleaned_data["code"], at=now):
            remember(request, draft)
            return redirect(PAGES[Side(draft.side)], _next_screen(draft))
        else:
            form.add_error(
                "code", _("We find nothing with this code. Look at it again, or begin anew: it takes five minutes.")
            )
    return render(request, "public/registration/continue.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: PersonRequest, side: str) -> HttpResponse:
    """The code to write down; a POST sends it to the contact that the draft names."""
    if side not in PAGES:
        raise Http404
    now = timezone.now()
    draft = draft_of(request, side=side, at=now)
    if draft is None:
        return redirect("public:continue")
    target = _target(draft)
    if request.method == "POST":
        if target and not is_too_many_here(request, at=now, what="draft-code"):
            try:
                drafts.send_code(draft, target=target, at=now)
                messages.success(request, _("We have sent you the code."))
            except drafts.TooManyCodes:
                messages.warning(request, _("We have sent the code several times. Please write it down."))
        return redirect("public:code", side)
    context = {
        "code": drafts.code_of(draft),
        "until": draft.kept_at + drafts.KEPT,
        "target": target,
        "address": (PAGES[Side(side)], _next_screen(draft)),
    }
    return render(request, "public/registration/code.html", context)


def _target(draft: Draft) -> str:
    """The mailbox or the telephone in the draft, if a message can go there."""
    form = form_of(SCREENS[draft.side][0], draft)
    form.is_valid()
    cleaned = form.cleaned_data if form.is_bound else {}
    return goes_to(email=cleaned.get("email", ""), phone=cleaned.get("phone", ""))


def _next_screen(draft: Draft) -> str:
    """The first screen that is not right yet, else the last one that was written."""
    done = [screen for screen in SCREENS[draft.side] if screen.name in draft.answers]
    wrong = [screen for screen in done if not form_of(screen, draft).is_valid()]
    return wrong[0].name if wrong else done[-1].name if done else YOU
