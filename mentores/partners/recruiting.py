"""The questions about links by which companies recruit."""

from mentores.accounts.viewer import Viewer
from mentores.partners.models import Campaign


def campaigns_for(viewer: Viewer) -> list[Campaign]:
    """Those of the viewer's entity, open ones first, then the newest."""
    return sorted(
        Campaign.objects.visible_to(viewer).order_by("-begun_at", "-pk"), key=lambda campaign: bool(campaign.ended_at)
    )


def campaign_for(viewer: Viewer, public_id: str) -> Campaign | None:
    return Campaign.objects.visible_to(viewer).filter(public_id=public_id).first()


def open_campaign(code: str) -> Campaign | None:
    """The campaign of the code in an address; None if nobody knows it or it has ended."""
    return Campaign.objects.open().filter(public_id=code).first() if code else None
