"""Ways of signing in that several tests use."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from mentores.access.services import logins
from mentores.accounts.models import User
from mentores.accounts.services import claim
from mentores.accounts.viewer import through_link
from mentores.messaging.models import Message
from tests.factories.access import SECRET
from tests.factories.accounts import make_person
from tests.factories.moments import NOON

LOGIN, CONFIRM, PASSWORD_LOGIN, SECOND_STEP = (
    "/entry/login",
    "/entry/login/confirm",
    "/entry/login/password",
    "/entry/login/second-step",
)
EMAIL, PHONE, PASSWORD = "ana@example.org", "+351912345678", "unveil kettle orbit plum"
CODE = re.compile(r"\b([B-DF-HJ-NP-TV-XZ2-9]{6})\b")


def with_login(person: User | None = None, *, email: str = EMAIL) -> User:
    """Somebody who signs in with this address."""
    person = person or make_person("Maria Silveira", email=email, language="en")
    claim(person, by=through_link(person, purpose="claim", kind="person", subject=person.public_id), at=NOON)
    return person


def with_phone(number: str = PHONE) -> User:
    """Somebody who signs in with this telephone, and has no mailbox."""
    person = make_person("Maria Silveira", email="", phone=number, language="en")
    by = through_link(person, purpose="claim", kind="person", subject=person.public_id)
    logins.ask_to_claim_phone(person, by=by, at=NOON)
    logins.claim_phone(person, code=texted(number), by=by, at=NOON)
    return person


def with_password(person: User | None = None) -> User:
    """Somebody who signs in with PASSWORD."""
    person = with_login(person)
    person.set_password(PASSWORD)
    person.save()
    return person


def mailed(address: str = EMAIL) -> str:
    """The code in the newest mail to this address."""
    bodies = [str(message.body) for message in reversed(mail.outbox) if message.to == [address]]
    return next(found[1] for body in bodies if (found := re.search(r"^\s*([A-Z0-9]{6})\s*$", body, re.MULTILINE)))


def texted(number: str = PHONE) -> str:
    """The code in the newest text message to this number, before it is forgotten."""
    message = Message.objects.filter(phone=number, is_code=True).order_by("pk").last()
    assert message is not None
    found = CODE.search(message.body)
    assert found is not None
    return found[1]


def app_code(*, steps: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    return str(format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + steps)))


def come_in(browser: Client, email: str = EMAIL) -> None:
    """Sign in with a code."""
    browser.post(LOGIN, {"login": email})
    browser.post(CONFIRM, {"code": mailed(email)})


def signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session
