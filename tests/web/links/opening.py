"""Links to things of the tests, as their messages carry them."""

from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.models import User
from mentores.audit.models import Cursor, Reading
from mentores.core.tokens import token_for
from mentores.links.models import Link
from tests.factories.links import make_link


def link_to(person: User, purpose: str, subject: str, *, lasts: timedelta = timedelta(days=7)) -> Link:
    """A link issued now; a claim leads to the person and opens once, any other leads to what it is named after."""
    is_claim = purpose == "claim"
    kind = "person" if is_claim else purpose
    return make_link(person, purpose=purpose, kind=kind, subject=subject, once=is_claim, lasts=lasts, at=timezone.now())


def address(link: Link, *, purpose: str = "") -> str:
    """The address in the message, or the same token at the page of another purpose."""
    return reverse(settings.LINK_PAGES[purpose or link.purpose], args=[token_for(link.public_id)])


def row_counts() -> dict[str, int]:
    """How many rows each table has, but for what was opened and how far the readers of the record have come."""
    tables = [model for model in apps.get_models(include_auto_created=True) if model not in (Cursor, Reading)]
    return {model._meta.label: model._default_manager.count() for model in tables}


def now() -> datetime:
    """The pages read the clock, so their cases are of today."""
    return timezone.now()
