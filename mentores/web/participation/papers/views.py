"""Reading and signing the volunteer programme, and answering for a mentor."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mentores.access.services.codes import TooManyTries, WrongCode
from mentores.accounts.viewer import Viewer
from mentores.consents.models import Text
from mentores.core.languages import DEFAULT
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Mentor
from mentores.participants.papers import paper_of, programme_text, references_for
from mentores.participants.services import papers
from mentores.web.notice import layers
from mentores.web.participation.papers.forms import AnswerForm, SignForm


def page(request: HttpRequest, viewer: Viewer, mentor: Mentor, *, base: str) -> HttpResponse:
    """The volunteer programme; a POST sends the code, or signs with it. `base` is the door's template."""
    text = programme_text(on=timezone.localdate())
    if text is None or mentor.state == MentorState.INACTIVE:
        raise Http404
    if request.method == "POST" and request.POST.get("what") == "code":
        return _send_code(request, viewer, mentor)
    form = SignForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _sign(request, viewer, mentor, text, form):
        return redirect(request.get_full_path())
    signed = paper_of(mentor)
    is_newest = signed is not None and signed.text_id == text.pk
    context = {
        "base": base,
        "mentor": mentor,
        "paper": signed,
        "signed": layers(signed.text, signed.language) if signed else None,
        "to_sign": None if is_newest else layers(text),
        "target": papers.target_of(mentor),
        "form": form,
    }
    return render(request, "participation/papers/page.html", context, status=422 if request.method == "POST" else 200)


def reference(request: HttpRequest, viewer: Viewer, public_id: str, *, base: str) -> HttpResponse:
    """Two questions about somebody who has named the reader; once."""
    asked = references_for(viewer).filter(public_id=public_id).first()
    if asked is None:
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            papers.answer_reference(
                asked, recommends=said["recommends"] == "yes", answer=said["answer"], by=viewer, at=timezone.now()
            )
        except ActNotPossible:
            messages.warning(request, _("You have answered before. Nothing was changed."))
        return redirect(request.get_full_path())
    context = {"base": base, "asked": asked, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "participation/papers/reference.html", context, status=status)


def _send_code(request: HttpRequest, viewer: Viewer, mentor: Mentor) -> HttpResponse:
    try:
        papers.send_signing_code(mentor, by=viewer, at=timezone.now())
    except TooManyTries:
        messages.warning(request, _("We have sent too many codes. Please wait a quarter of an hour."))
    except papers.NoWay:
        messages.warning(request, _("We have no e-mail or telephone of you. Please sign on paper at your entity."))
    else:
        messages.success(request, _("We have sent you a code. It works for 15 minutes."))
    return redirect(request.get_full_path())


def _sign(request: HttpRequest, viewer: Viewer, mentor: Mentor, text: Text, form: SignForm) -> bool:
    """Whether the paper is signed now; otherwise the form says why not."""
    language = translation.get_language() or DEFAULT
    code = form.cleaned_data["code"]
    try:
        papers.sign(mentor, text=text, language=language, code=code, by=viewer, at=timezone.now())
    except WrongCode:
        form.add_error("code", _("This code is not right or too old. Type it again, or ask for a new one."))
        return False
    except ActNotPossible:
        messages.warning(request, _("The text has changed in the meantime. Please read it again."))
    else:
        messages.success(request, _("Thank you. The volunteer programme is signed."))
    return True
