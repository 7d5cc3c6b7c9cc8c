"""The texts that are published in versions, two versions of one side by side, and publishing the next."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mentores.consents.models import Text
from mentores.consents.purposes import TITLES, Title
from mentores.consents.selectors import missing_languages, overview, versions_of
from mentores.consents.services import DayIsPast, NothingNew, publish_version
from mentores.core.languages import BY_CODE, LANGUAGES, STAFF_LANGUAGES, Language
from mentores.web.notice import Layers, layers
from mentores.web.office.texts.comparing import compared
from mentores.web.office.texts.forms import ComparisonForm, VersionForm
from mentores.web.requests import PersonRequest


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    context = {"rows": overview(on=timezone.localdate()), "staff_languages": STAFF_LANGUAGES}
    return render(request, "office/texts/listing.html", context)


@require_safe
def page(request: PersonRequest, purpose: str) -> HttpResponse:
    """Every version, and two of them side by side; the text itself while there is only one."""
    chosen, versions = _title(purpose), versions_of(purpose)
    context = {
        "about": chosen,
        "versions": [(text, missing_languages(text)) for text in versions],
        "staff_languages": STAFF_LANGUAGES,
        "today": timezone.localdate(),
    }
    if len(versions) == 1:
        context["shown"] = _as_read(versions[0])
    if len(versions) > 1:
        form = ComparisonForm(request.GET, versions=[text.version for text in versions])
        before, after, language = form.answers()
        texts = {text.version: text.body.get(language, "") for text in versions}
        context |= {
            "form": form,
            "before": before,
            "after": after,
            "written_in": BY_CODE[language],
            "pairs": compared(texts[before], texts[after]),
        }
    return render(request, "office/texts/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: PersonRequest, purpose: str) -> HttpResponse:
    """The next version: looked at first, as often as one likes, and then published."""
    chosen, today = _title(purpose), timezone.localdate()
    newest = next(iter(versions_of(purpose)), None)
    form = VersionForm(request.POST if request.method == "POST" else None, newest=newest, today=today)
    context = {"about": chosen, "form": form, "newest": newest}
    if form.is_valid() and "preview" in request.POST:
        shown = Text(purpose=purpose, version=newest.version + 1 if newest else 1, body=form.text("body"))
        context["previews"] = _as_read(shown)
        return render(request, "office/texts/publish.html", context)
    if form.is_valid() and _published(request, purpose, form):
        return redirect("office:text", purpose)
    return render(request, "office/texts/publish.html", context, status=422 if form.is_bound else 200)


def _as_read(text: Text) -> list[tuple[Language, Layers]]:
    """The text as people read it, in each language in which it says something."""
    return [(language, layers(text, language.code)) for language in LANGUAGES if text.body.get(language.code)]


def _published(request: PersonRequest, purpose: str, form: VersionForm) -> bool:
    """Whether the version was published; why not is said in the form."""
    since = form.cleaned_data["since"]
    try:
        text = publish_version(purpose, body=form.text("body"), since=since, by=request.viewer, at=timezone.now())
    except DayIsPast:
        form.add_error("since", _("This day is past. Choose today or a later day."))
        return False
    except NothingNew:
        form.add_error(None, _("This is the newest version word for word. Nothing was published."))
        return False
    messages.success(request, _("Version %(version)s is published.") % {"version": text.version})
    return True


def _title(code: str) -> Title:
    if code not in TITLES:
        raise Http404
    return TITLES[code]
