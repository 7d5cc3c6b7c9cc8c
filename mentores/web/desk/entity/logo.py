"""The logo of the entity: seeing it, sending another one, taking it away."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentores.files.models import Type
from mentores.files.refusals import FileRefused
from mentores.partners.models import Entity
from mentores.partners.policies import MAY
from mentores.partners.selectors import logo_of
from mentores.partners.services.logo import remove_logo, set_logo
from mentores.web.desk.entity.views import own
from mentores.web.files import answer
from mentores.web.requests import PersonRequest

SENT = f"{Type.PNG},{Type.JPEG},{Type.WEBP}"


class LogoForm(forms.Form):
    """One picture. What is in it, the act finds out."""

    picture = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG or WebP, up to 5 megabytes. Best on a white or empty background."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": SENT}),
        error_messages={"required": _("Choose a picture on your device.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: PersonRequest) -> HttpResponse:
    """For coordinators."""
    entity = _edited(request)
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
    if form.is_valid() and _kept(request, entity, form):
        messages.success(request, _("The logo is saved. The public page shows it while your entity is active."))
        return redirect("desk:entity-logo")
    context = {"entity": entity, "form": form, "logo": logo_of(entity)}
    return render(request, "desk/entity/logo.html", context, status=422 if form.is_bound else 200)


@require_POST
def remove(request: PersonRequest) -> HttpResponse:
    remove_logo(_edited(request), by=request.viewer, at=timezone.now())
    messages.success(request, _("Your entity shows no logo any more."))
    return redirect("desk:entity-logo")


@require_safe
def picture(request: PersonRequest) -> HttpResponse:
    """The logo as it is kept, also before the entity is public."""
    file = logo_of(own(request))
    if file is None:
        raise Http404
    return answer(file, inline=True)


def _kept(request: PersonRequest, entity: Entity, form: LogoForm) -> bool:
    """Whether the picture was kept; why not is said beside the field."""
    sent: UploadedFile[bytes] = form.cleaned_data["picture"]
    try:
        set_logo(entity, sent, name=sent.name or "", by=request.viewer, at=timezone.now())
    except FileRefused as refusal:
        form.add_error("picture", str(refusal.reason))
        return False
    return True


def _edited(request: PersonRequest) -> Entity:
    entity = own(request)
    if not MAY["update_entity"](request.viewer, entity):
        raise PermissionDenied
    return entity
