"""How many volunteers of the company take part: numbers only, and none that could point at somebody."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentores.core.languages import LANGUAGES, Language
from mentores.core.lifecycle import ActNotPossible
from mentores.partners.models import Campaign
from mentores.partners.recruiting import campaign_for
from mentores.partners.selectors import own_entity
from mentores.partners.services import CompanyRecruits, begin_campaign, end_campaign
from mentores.reporting.company import SMALLEST_COUNT, Recruited, recruited, volunteers
from mentores.web.company.forms import CampaignForm
from mentores.web.requests import PersonRequest


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    return _page(request, CampaignForm())


@require_POST
def begin(request: PersonRequest) -> HttpResponse:
    """A link by which the people of a company register."""
    entity = own_entity(request.viewer)
    if entity is None:
        raise Http404
    form = CampaignForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        begin_campaign(entity, by=request.viewer, at=timezone.now(), **form.cleaned_data)
    except CompanyRecruits:
        form.add_error("company", _("This company has a link already. You find it on this page."))
        return _page(request, form)
    messages.success(request, _("The link is ready. Copy it and send it to your colleagues."))
    return redirect("company:home")


@require_POST
def end(request: PersonRequest, public_id: str) -> HttpResponse:
    """Whoever registers later is not counted for the company any more."""
    campaign = campaign_for(request.viewer, public_id)
    if campaign is None:
        raise Http404
    try:
        end_campaign(campaign, by=request.viewer, at=timezone.now())
    except ActNotPossible:
        messages.warning(request, _("This link had ended before. Nothing was changed."))
    else:
        messages.success(request, _("The link has ended. The form stays open to everybody."))
    return redirect("company:home")


def _page(request: PersonRequest, form: CampaignForm) -> HttpResponse:
    context = {
        "entity": own_entity(request.viewer),
        "volunteers": volunteers(request.viewer),
        "recruited": [(row, _addresses(request, row)) for row in recruited(request.viewer)],
        "smallest": SMALLEST_COUNT,
        "form": form,
    }
    return render(request, "company/page.html", context, status=422 if form.errors else 200)


def _addresses(request: PersonRequest, row: Recruited) -> list[tuple[Language, str]]:
    """The address of the form with the company's code, in each language."""
    return [(language, _address(request, row.campaign, language.code)) for language in LANGUAGES]


def _address(request: PersonRequest, campaign: Campaign, language: str) -> str:
    with translation.override(language):
        return request.build_absolute_uri(f"{reverse('public:help')}?campaign={campaign.public_id}")
