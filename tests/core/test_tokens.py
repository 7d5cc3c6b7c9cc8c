"""The part of an address that cannot be guessed."""

import pytest
from django.core.signing import Signer

from mentores.core.tokens import link_id_in, token_for


def test_a_token_leads_back_to_its_link():
    assert link_id_in(token_for("abcdefghijkm")) == "abcdefghijkm"


@pytest.mark.parametrize(
    "token",
    [
        "",
        "abcdefghijkm",
        "abcdefghijkm.",
        "abcdefghijkm.AAAA",
        token_for("abcdefghijkm") + "x",
        "z" + token_for("abcdefghijkm")[1:],
        Signer(salt="another door", sep=".").sign("abcdefghijkm"),
    ],
)
def test_a_token_we_did_not_sign_leads_nowhere(token):
    assert link_id_in(token) is None
