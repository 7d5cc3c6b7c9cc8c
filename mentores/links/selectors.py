"""Finding a link by the token in an address."""

from mentores.core.tokens import link_id_in
from mentores.links.models import Link


def link_in(token: str, *, purpose: str) -> Link | None:
    """The link a token was signed for, open or not; None if the token is not ours or serves another purpose."""
    link_id = link_id_in(token)
    if link_id is None:
        return None
    return Link.objects.select_related("person").filter(public_id=link_id, purpose=purpose).first()
