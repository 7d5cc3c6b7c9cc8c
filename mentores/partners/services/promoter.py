"""The act on the promoter."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.partners.models import Promoter
from mentores.partners.policies import edits_the_programme

PROMOTER = ("name", "address", "email", "phone", "data_protection_email", "complaints_url", "interpreting_phone")


@transaction.atomic
def update_promoter(
    *, by: Viewer, at: datetime, details: dict[str, str], legal_basis: dict[str, str], about: dict[str, str]
) -> Promoter:
    """Change who answers for the programme, as shown at the foot of every page."""
    if not edits_the_programme(by):
        raise PermissionDenied
    promoter, _ = Promoter.objects.select_for_update().get_or_create(only=True)
    for field in PROMOTER:
        setattr(promoter, field, details[field])
    promoter.legal_basis, promoter.about = legal_basis, about
    promoter.full_clean()
    promoter.save()
    record("partners", "update_promoter", kind="promoter", subject="promoter", by=by, at=at)
    return promoter
