"""The part of a link's address that cannot be guessed: the link's id with our signature, never stored."""

from django.core.signing import BadSignature, Signer

_signer = Signer(salt="mentores.links", sep=".")


def token_for(link_id: str) -> str:
    return _signer.sign(link_id)


def link_id_in(token: str) -> str | None:
    """The link's id, or None if we did not sign it."""
    try:
        return _signer.unsign(token)
    except BadSignature:
        return None
