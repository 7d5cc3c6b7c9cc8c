"""Changing what a notice says in one language, and noting that a native reader has read it."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mentores.core.languages import BY_CODE, Language
from mentores.messaging import services
from mentores.messaging.catalogue import Preview, examples, label_of, previews, uses
from mentores.messaging.faults import is_for_participants
from mentores.messaging.selectors import Line, lines_of, own_words_in
from mentores.web.office.notices.forms import WordsForm, seen_now
from mentores.web.office.notices.views import known, version
from mentores.web.requests import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: PersonRequest, app: str, name: str, language: str) -> HttpResponse:
    """The sentences of a notice: looked at first, as often as one likes, and then said."""
    lines, spoken = _lines(app, name, language)
    notice, shown = f"{app}/{name}", list[Preview]()
    filled = examples(notice, language=language)
    form = WordsForm(request.POST if request.method == "POST" else None, lines=lines, language=spoken, filled=filled)
    if form.is_valid() and "preview" in request.POST:
        shown = _as_read(notice, lines, form)
    elif form.is_valid():
        try:
            said = services.reword(
                notice, form.words(), seen=form.seen(), language=language, by=request.viewer, at=timezone.now()
            )
        except services.ChangedMeanwhile as others:
            form = _once_more(request, app, name, form, others.keys)
        else:
            messages.success(request, _said(said))
            return redirect("office:notice-words", app, name, language)
    context = {
        "label": label_of(notice),
        "app": app,
        "name": name,
        "form": form,
        "rows": [(*row, _elsewhere(row[0], notice)) for row in form.rows()],
        "is_plain": any(is_for_participants(line.sentence) for line in lines),
        "version": version(notice, spoken, lines),
        "shown": shown,
    }
    return render(request, "office/notices/words.html", context, status=422 if form.errors else 200)


@require_POST
def mark_read(request: PersonRequest, app: str, name: str, language: str) -> HttpResponse:
    """A native reader has read what the page shows."""
    _found, spoken = _lines(app, name, language)
    try:
        services.mark_read(
            f"{app}/{name}", seen=request.POST.dict(), language=language, by=request.viewer, at=timezone.now()
        )
    except services.ChangedMeanwhile:
        messages.error(request, _("Nothing was noted: the message says something else by now. Please read it again."))
    else:
        said = _("It is noted that a native reader has read this message in %(language)s.")
        messages.success(request, said % {"language": spoken.endonym})
    return redirect("office:notice-words", app, name, language)


def _lines(app: str, name: str, language: str) -> tuple[list[Line], Language]:
    known(app, name)
    found = lines_of([f"{app}/{name}"], languages=[language])
    if not found:
        raise Http404
    return found[f"{app}/{name}", language], BY_CODE[language]


def _elsewhere(line: Line, notice: str) -> list[str | Promise]:
    """The other messages that say this sentence."""
    return [label_of(name) for name in uses()[line.sentence.text] if name != notice]


def _as_read(notice: str, lines: Sequence[Line], form: WordsForm) -> list[Preview]:
    """The notice with what is typed, before it is said."""
    names = {line.key: (line.sentence.text, line.form) for line in lines}
    typed = {names[key]: words for key, words in form.words().items()}
    return previews(notice, language=form.language.code, own={**own_words_in(lines), **typed})


def _once_more(request: PersonRequest, app: str, name: str, form: WordsForm, keys: Sequence[str]) -> WordsForm:
    """The form with what was typed, beside what somebody else has said meanwhile."""
    lines, language = _lines(app, name, form.language.code)
    filled = examples(f"{app}/{name}", language=language.code)
    again = WordsForm(seen_now(request.POST.dict(), lines, keys), lines=lines, language=language, filled=filled)
    said = _("Somebody else has changed this sentence meanwhile. Now it says: «%(words)s» Save again to say yours.")
    again.full_clean()
    for line in lines:
        if line.key in keys:
            again.add_error(line.key, said % {"words": line.words})
    return again


def _said(said: services.Reworded) -> str:
    if not said.changed and not said.restored:
        return _("Nothing was changed: the words are the same.")
    if not said.changed:
        return _("Saved. The words of the platform are said again.")
    return _("Saved. From now on, messages are written with these words.")
