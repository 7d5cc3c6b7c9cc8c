"""The network, entity by entity: finding one, and everything about it on one page."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.core.fields import say
from mentores.core.languages import BY_CODE
from mentores.partners.lifecycle import IN_THE_HOUSE, State
from mentores.partners.models import Candidacy, Entity, Public
from mentores.partners.policies import MAY, acts_for
from mentores.partners.selectors import (
    CANDIDACY_DAYS,
    candidacy_of,
    entities_for,
    entity_for,
    history_of,
    invitations_for,
    open_cases,
    people_of,
)
from mentores.web.office.entities.deeds import DEEDS, STORY, Deed
from mentores.web.office.entities.forms import EntityFilters
from mentores.web.office.entities.standing import in_words, lacks, reaches, standing
from mentores.web.office.story import told
from mentores.web.requests import PersonRequest

ROWS = 25


@dataclass(frozen=True, slots=True)
class Offer:
    """A button that leads to the page of an act."""

    deed: Deed
    address: str


@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    filters = EntityFilters(request.GET.dict())
    found = entities_for(request.viewer, on=timezone.localdate(), **filters.chosen())
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return render(request, "office/entities/listing.html", {"filters": filters, "page": page})


@require_safe
def page(request: PersonRequest, public_id: str) -> HttpResponse:
    entity = loaded(request, public_id)
    viewer, now, today = request.viewer, timezone.now(), timezone.localdate()
    people = list(people_of(viewer, entity, on=today))
    candidacy = candidacy_of(viewer, entity)
    return render(
        request,
        "office/entities/page.html",
        {
            "entity": entity,
            "says": standing(entity),
            "lacks": lacks(entity, people, on=today),
            "offers": _offers(request, entity),
            "may_edit": MAY["update_entity"](viewer, entity),
            "may_invite": MAY["invite"](viewer, entity) and entity.state in IN_THE_HOUSE,
            "candidacy": candidacy,
            "candidacy_language": BY_CODE[candidacy.language].endonym if candidacy else "",
            "answer_by": _answer_by(candidacy),
            "reaches": reaches(entity),
            "publics": [Public(code).label for code in entity.publics],
            "areas": [say(area.name) for area in sorted(entity.areas.all(), key=lambda area: area.sort_order)],
            "people": people,
            "invitations": [(one, one.standing(at=now)) for one in invitations_for(viewer, entity)],
            "cases": in_words(open_cases(entity)),
            "story": told(history_of(viewer, entity), STORY),
        },
    )


def loaded(request: PersonRequest, public_id: str) -> Entity:
    """The entity of this address, for whoever may see it."""
    entity = entity_for(request.viewer, public_id)
    if entity is None:
        raise Http404
    return entity


def _offers(request: PersonRequest, entity: Entity) -> list[Offer]:
    """What the viewer may do now, each with its page."""
    acts = acts_for(request.viewer, entity)
    addresses = {act: reverse(f"office:entity-{act}", args=[entity.public_id]) for act in acts}
    return [Offer(deed, addresses[deed.act]) for deed in DEEDS if deed.act in addresses]


def _answer_by(candidacy: Candidacy | None) -> object:
    """The day by which an answer was promised to somebody who still waits for it."""
    if candidacy is None or candidacy.entity.state != State.CANDIDATE:
        return None
    return timezone.localdate(candidacy.sent_at) + timedelta(days=CANDIDACY_DAYS)
