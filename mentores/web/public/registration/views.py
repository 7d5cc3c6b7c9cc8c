"""I want to help, I want support: the honest beginning, and the screens that follow, one after the other."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mentores.admissions.clock import first_contact_by
from mentores.admissions.models import Draft
from mentores.admissions.services import drafts
from mentores.consents.selectors import text_for
from mentores.core.languages import DEFAULT
from mentores.participants.models import Side
from mentores.partners.recruiting import open_campaign
from mentores.partners.selectors import anybody_takes_minors, registering_entity
from mentores.web.notice import layers
from mentores.web.public.registration.screens import (
    GUARDIAN,
    PAGES,
    SCREENS,
    YOU,
    Screen,
    TrapForm,
    draft_of,
    forget,
    form_of,
    remember,
    screens_of,
    written,
)
from mentores.web.public.registration.sending import say_sent
from mentores.web.public.registration.throttle import BEGUN_EACH_HOUR, HOUR, TOO_MANY, is_too_many_here
from mentores.web.registering.gathering import gathered, is_minor
from mentores.web.registering.promise import PROMISE
from mentores.web.registering.questions import Questions
from mentores.web.requests import PersonRequest

shows_and_keeps = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def offer_help(request: PersonRequest) -> HttpResponse:
    return _opening(request, "public/registration/help.html", side=Side.MENTOR)


@require_safe
def ask_for_support(request: PersonRequest) -> HttpResponse:
    return _opening(request, "public/registration/support.html", side=Side.MENTEE)


@shows_and_keeps
def help_screen(request: PersonRequest, screen: str) -> HttpResponse:
    return _screen(request, screen, side=Side.MENTOR)


@shows_and_keeps
def support_screen(request: PersonRequest, screen: str) -> HttpResponse:
    return _screen(request, screen, side=Side.MENTEE)


@require_safe
def under_18(request: PersonRequest) -> HttpResponse:
    """Kindly: the programme is for adults, and what somebody younger can do."""
    return render(request, "public/registration/under_18.html")


def _opening(request: PersonRequest, page: str, *, side: str) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "promise": sorted(PROMISE, key=lambda said: said.language != get_language()),
        "by": first_contact_by(on=today),
        "entity": registering_entity(request.GET.get("entity", ""), on=today),
        "campaign": open_campaign(request.GET.get("campaign", "")) if side == Side.MENTOR else None,
        "has_begun": draft_of(request, side=side, at=timezone.now()) is not None,
    }
    return render(request, page, context)


def _screen(request: PersonRequest, name: str, *, side: str) -> HttpResponse:
    now = timezone.now()
    screen = next((one for one in SCREENS[side] if one.name == name), None)
    if screen is None:
        raise Http404
    draft = draft_of(request, side=side, at=now)
    if request.method == "POST":
        carried = drafts.id_in(request.POST.get("draft", ""))
        sent = drafts.sent_as(carried) if carried and draft is None else None
        return say_sent(request, sent, again=True, at=now) if sent else _posted(request, screen, draft, side=side)
    if draft is None and screen.name != YOU:
        return redirect(PAGES[Side(side)], YOU)
    form = form_of(screen, draft, initial={name: request.GET.get(name) for name in ("entity", "campaign")})
    return _page(request, screen, form, draft, side=side)


def _posted(request: PersonRequest, screen: Screen, draft: Draft | None, *, side: str) -> HttpResponse:
    """Keep what was written, right or wrong, before anything is said about it."""
    now = timezone.now()
    form = screen.form(request.POST)
    trap = TrapForm(request.POST)
    if not trap.is_valid():
        form.add_error(None, trap.errors["leave_empty"][0])
        return _page(request, screen, form, draft, side=side, status=422)
    if draft is None and is_too_many_here(request, at=now, what="begun", most=BEGUN_EACH_HOUR):
        return _wait(request, screen, form, draft, side=side)
    draft = drafts.keep(
        draft,
        side=side,
        screen=screen.name,
        said=written(request.POST, screen.form),
        language=get_language() or DEFAULT,
        at=now,
    )
    remember(request, draft)
    if "later" in request.POST:
        return redirect("public:code", side)
    if not form.is_valid():
        return _page(request, screen, form, draft, side=side, status=422)
    return _onward(request, screen, form, draft, at=now)


def _onward(request: PersonRequest, screen: Screen, form: Questions, draft: Draft, *, at: datetime) -> HttpResponse:
    """To the next screen; from the last one to the entity."""
    you = form_of(SCREENS[draft.side][0], draft)
    minor = you.is_valid() and is_minor(you.cleaned_data)
    if minor and not _takes_minors(you, draft, at=at):
        return redirect("public:under-18")
    walked = screens_of(draft.side, is_minor=minor)
    after = walked[walked.index(screen) + 1 :] if screen in walked else walked[1:]
    if after:
        return redirect(PAGES[Side(draft.side)], after[0].name)
    return _send(request, walked, draft, at=at)


def _takes_minors(you: Questions, draft: Draft, *, at: datetime) -> bool:
    """Mentors are adults. A mentee's own choice, else any entity, may accompany somebody under 18."""
    on = timezone.localdate(at)
    chosen = registering_entity(you.cleaned_data["entity"], on=on)
    return draft.side == Side.MENTEE and (chosen.takes_minors if chosen else anybody_takes_minors(on=on))


def _send(request: PersonRequest, walked: list[Screen], draft: Draft, *, at: datetime) -> HttpResponse:
    answered: dict[str, Any] = {}
    for screen in walked:
        form = form_of(screen, draft)
        if not form.is_valid():
            messages.warning(request, _("Something is still missing on this page."))
            return redirect(PAGES[Side(draft.side)], screen.name)
        answered |= form.cleaned_data
    if is_too_many_here(request, at=at):
        return _wait(request, walked[-1], form_of(walked[-1], draft), draft, side=draft.side)
    on = timezone.localdate(at)
    said = gathered(answered, side=draft.side, language=get_language() or DEFAULT)
    application = drafts.send(
        draft,
        said.applicant,
        said.answers,
        areas=said.areas,
        languages=said.languages,
        notice=text_for("information", on=on),
        chosen=registering_entity(answered["entity"], on=on),
        campaign=answered["campaign"] if draft.side == Side.MENTOR else "",
        by=request.viewer,
        at=at,
    )
    forget(request, draft.side)
    return say_sent(request, application, again=application.submitted_at != at, at=at)


def _wait(request: PersonRequest, screen: Screen, form: Questions, draft: Draft | None, *, side: str) -> HttpResponse:
    form.add_error(None, TOO_MANY)
    answer = _page(request, screen, form, draft, side=side, status=429)
    answer.headers["Retry-After"] = str(HOUR)
    return answer


def _page(
    request: PersonRequest, screen: Screen, form: Questions, draft: Draft | None, *, side: str, status: int = 200
) -> HttpResponse:
    walked = screens_of(side, is_minor=screen.name == GUARDIAN)
    position = walked.index(screen)
    today = timezone.localdate()
    context = {
        "side": side,
        "screen": screen,
        "form": form,
        "trap": TrapForm(),
        "number": position + 1,
        "total": len(walked),
        "back": walked[position - 1].name if position else "",
        "is_last": position == len(walked) - 1,
        "token": drafts.token_of(draft) if draft else "",
        "code": drafts.code_of(draft) if draft else "",
        "screen_page": PAGES[Side(side)],
        "entity": registering_entity(form["entity"].value() or "", on=today) if "entity" in form.fields else None,
        "notice": layers(text_for("information", on=today)) if position == len(walked) - 1 else None,
    }
    return render(request, "public/registration/screen.html", context, status=status)
