"""Second factors, places where somebody is signed in, and requests to take a lost factor away."""

from itertools import count

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from mentores.access.models import FactorReset, SignIn
from mentores.access.services.factors import ask_factor_reset
from mentores.access.services.sign_ins import begin_sign_in
from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from tests.factories.moments import NOON

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_number = count(1)


def make_app(person: User) -> Authenticator:
    """The person's app shows the codes of SECRET."""
    return TOTP.activate(person, SECRET).instance


def make_printed_codes(person: User) -> list[str]:
    return list(RecoveryCodes.activate(person).get_unused_codes())


def make_reset(person: User, *, by: Viewer, at=NOON) -> FactorReset:
    """Somebody asked to take away the person's factor, which is an app."""
    make_app(person)
    return ask_factor_reset(person, by=by, at=at)


def make_sign_in(person: User, *, token: str = "a token", browser: str = "Firefox, Android", at=NOON) -> SignIn:
    """Signed in under a session key of its own."""
    return begin_sign_in(
        person,
        session_key=f"session{next(_number)}",
        token=token,
        browser=browser,
        by=Viewer(person, Role.VISITOR),
        at=at,
    )
