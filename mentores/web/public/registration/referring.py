"""A school, a health centre or a migrant support centre registers somebody who agrees to it, without an account."""

from datetime import date, datetime

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mentores.admissions.services import Referrer
from mentores.admissions.services.third_parties import register_for
from mentores.consents.selectors import text_for
from mentores.core.ids import new_id
from mentores.core.languages import DEFAULT, LANGUAGES
from mentores.partners.selectors import anybody_takes_minors, registering_entity
from mentores.web.notice import layers
from mentores.web.public.registration.screens import TrapForm
from mentores.web.public.registration.throttle import HOUR, TOO_MANY, is_too_many_here
from mentores.web.registering.whole import WholeSupportForm
from mentores.web.requests import PersonRequest
from mentores.web.widgets import NameField

REFERRED = "referred"


class ReferForm(WholeSupportForm):
    """Who fills in the form, that the person agrees, and the questions of a mentee."""

    referrer_name = NameField(
        label=_("Your name"),
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    organisation = NameField(
        label=_("Where you work"),
        help_text=_("For example a school, a health centre, a migrant support centre."),
        error_messages={"required": _("Write where you work.")},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    referrer_contact = forms.CharField(
        label=_("Your e-mail or telephone"),
        help_text=_("Only for questions about this form."),
        max_length=200,
        error_messages={"required": _("Write how we can ask you.")},
    )
    language = forms.ChoiceField(
        label=_("In which language does the person read our messages?"),
        choices=[(one.code, one.endonym) for one in LANGUAGES],
    )
    agreed = forms.BooleanField(
        label=_("I have read this form and the notice to the person, and the person agrees that I send it."),
        error_messages={"required": _("Without the agreement of the person nobody can be registered.")},
    )
    form_key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    field_order = (
        "referrer_name",
        "organisation",
        "referrer_contact",
        *WholeSupportForm.field_order,
        "language",
        "agreed",
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields["full_name"].label = _("Name of the person")
        self.fields["full_name"].widget.attrs["autocomplete"] = "off"

    def referrer(self, *, on: date) -> Referrer:
        return Referrer(
            organisation=self.cleaned_data["organisation"],
            name=self.cleaned_data["referrer_name"],
            contact=self.cleaned_data["referrer_contact"],
            agreed_on=on,
        )


@require_http_methods(["GET", "HEAD", "POST"])
def refer(request: PersonRequest) -> HttpResponse:
    """One page, as whoever helps has a desk; sent twice it is one registration."""
    now, today = timezone.now(), timezone.localdate()
    form = ReferForm(
        request.POST if request.method == "POST" else None,
        takes_minors=anybody_takes_minors(on=today),
        initial={"form_key": new_id() + new_id(), "entity": request.GET.get("entity")},
    )
    trap = TrapForm(request.POST if request.method == "POST" else None)
    if trap.is_bound and not trap.is_valid():
        form.add_error(None, trap.errors["leave_empty"][0])
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if not is_too_many_here(request, at=now):
            _registered(request, form, at=now)
            return redirect("public:referred")
        form.add_error(None, TOO_MANY)
        status = 429
    context = {"form": form, "trap": TrapForm(), "notice": layers(text_for("information", on=today))}
    answer = render(request, "public/registration/refer.html", context, status=status)
    if status == 429:
        answer.headers["Retry-After"] = str(HOUR)
    return answer


@require_safe
def referred(request: PersonRequest) -> HttpResponse:
    """Thanks, and that nothing more will be told."""
    if REFERRED not in request.session:
        return redirect("public:home")
    return render(request, "public/registration/referred.html")


def _registered(request: PersonRequest, form: ReferForm, *, at: datetime) -> None:
    on = timezone.localdate(at)
    said = form.registration(language=form.cleaned_data["language"])
    register_for(
        said.applicant,
        said.answers,
        side=said.side,
        areas=said.areas,
        languages=said.languages,
        notice=text_for("information", on=on),
        referrer=form.referrer(on=on),
        language=get_language() or DEFAULT,
        chosen=registering_entity(form.cleaned_data["entity"], on=on),
        form_key=form.cleaned_data["form_key"],
        by=request.viewer,
        at=at,
    )
    request.session[REFERRED] = True
