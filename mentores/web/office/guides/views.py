"""The guides by side, two versions of one side by side, and publishing the next."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mentores.admissions.guides import GUIDES
from mentores.core.fields import say
from mentores.core.languages import BY_CODE
from mentores.questionnaires.models import Kind, Question, Questionnaire
from mentores.questionnaires.selectors import current, current_of, missing_languages, versions_of
from mentores.questionnaires.services import NothingNew, publish
from mentores.web.guide import GuideForm
from mentores.web.office.guides.forms import VersionForm
from mentores.web.office.texts.comparing import compared
from mentores.web.office.texts.forms import ComparisonForm
from mentores.web.requests import PersonRequest


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    found = current_of(GUIDES)
    rows = [
        (code, name, found.get(code), missing_languages(found[code]) if code in found else [])
        for code, name in GUIDES.items()
    ]
    return render(request, "office/guides/listing.html", {"rows": rows})


@require_safe
def page(request: PersonRequest, code: str) -> HttpResponse:
    """The guide as it is asked now, every version, and two of them side by side."""
    name, versions = _name(code), versions_of(code)
    context = {
        "code": code,
        "name": name,
        "versions": [(version, missing_languages(version)) for version in versions],
        "shown": GuideForm(guide=versions[0], reads_only=True) if versions else None,
    }
    if len(versions) > 1:
        form = ComparisonForm(request.GET, versions=[version.version for version in versions])
        before, after, language = form.answers()
        texts = {version.version: _as_text(version, language) for version in versions}
        context |= {
            "form": form,
            "before": before,
            "after": after,
            "written_in": BY_CODE[language],
            "pairs": compared(texts[before], texts[after]),
        }
    return render(request, "office/guides/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def publish_next(request: PersonRequest, code: str) -> HttpResponse:
    """The next version: looked at first, as often as one likes, and then published."""
    name, newest = _name(code), current(code)
    questions = newest.asked if newest else []
    form = VersionForm(request.POST if request.method == "POST" else None, questions=questions)
    context = {"code": code, "name": name, "form": form, "newest": newest}
    if form.is_valid() and "preview" in request.POST:
        looked_at = Questionnaire(code=code, version=1, questions=[one.as_json() for one in form.questions()])
        context["preview"] = GuideForm(guide=looked_at, prefix="preview", reads_only=True)
        return render(request, "office/guides/publish.html", context)
    if form.is_valid() and _published(request, code, form):
        return redirect("office:guide", code)
    return render(request, "office/guides/publish.html", context, status=422 if form.is_bound else 200)


def _published(request: PersonRequest, code: str, form: VersionForm) -> bool:
    """Whether the version was published; why not is said in the form."""
    try:
        published = publish(code, form.questions(), by=request.viewer, at=timezone.now())
    except NothingNew:
        form.add_error(None, _("This is the newest version word for word. Nothing was published."))
        return False
    messages.success(request, _("Version %(version)s is published.") % {"version": published.version})
    return True


def _as_text(version: Questionnaire, language: str) -> str:
    """The questions as paragraphs, to be compared."""
    return "\n\n".join(_paragraph(question, language) for question in version.asked)


def _paragraph(question: Question, language: str) -> str:
    choices = [f"– {say(choice.text, language)}" for choice in question.choices]
    return "\n".join([say(question.text, language), f"({Kind(question.kind).label})", *choices])


def _name(code: str) -> object:
    if code not in GUIDES:
        raise Http404
    return GUIDES[code]
