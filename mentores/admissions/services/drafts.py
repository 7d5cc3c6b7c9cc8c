"""A registration that is written screen by screen: kept from the first one on, found again by its code, sent once."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils.crypto import salted_hmac

from mentores.access.services.codes import LETTERS
from mentores.access.services.contacts import ask_contact
from mentores.accounts.viewer import Viewer
from mentores.admissions import notices
from mentores.admissions.models import Application, Draft
from mentores.admissions.models.draft import MOST_CODES_SENT
from mentores.admissions.services.arriving import Applicant, submit
from mentores.consents.models import Text
from mentores.core.ids import new_id
from mentores.core.tokens import token_for
from mentores.links.services import issue
from mentores.participants.services.profiles import Answers
from mentores.partners.models import Entity

KEPT = timedelta(days=30)
A_WHILE = timedelta(hours=1)
CODE_LENGTH = 10
LONGEST_ANSWER = 2000

_signer = Signer(salt="mentores.drafts", sep=".")


class TooManyCodes(Exception):
    """The code of this draft was sent often enough."""


@transaction.atomic
def keep(
    draft: Draft | None, *, side: str, screen: str, said: Mapping[str, Sequence[str]], language: str, at: datetime
) -> Draft:
    """Write down what was sent from one screen, right or wrong; without a draft a new one begins."""
    if draft is None:
        public_id = new_id()
        digest = _digest(_code(public_id))
        draft = Draft(public_id=public_id, side=side, code_digest=digest, begun_at=at)
    else:
        draft = Draft.objects.select_for_update().filter(pk=draft.pk).first() or draft
    draft.answers[screen] = {name: [one[:LONGEST_ANSWER] for one in values] for name, values in said.items()}
    draft.language, draft.kept_at = language, at
    draft.save()
    return draft


def code_of(draft: Draft) -> str:
    """The code to write down, in two halves."""
    code = _code(draft.public_id)
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def token_of(draft: Draft) -> str:
    """What a page carries of its draft: with it an expired session loses nothing."""
    return _signer.sign(draft.public_id)


def draft_with_code(code: str, *, at: datetime) -> Draft | None:
    """The draft of a code as it was written down, with or without the hyphen; None if there is none, or no longer."""
    return _open(code_digest=_digest("".join(char for char in code.upper() if char in LETTERS)), at=at)


def draft_with_id(public_id: str, *, at: datetime) -> Draft | None:
    """The draft a session remembers, unless it was sent or its time is over."""
    return _open(public_id=public_id, at=at)


def id_in(token: str) -> str:
    """The id of the draft a page carried; empty if we did not sign it."""
    try:
        return _signer.unsign(token)
    except BadSignature:
        return ""


def sent_as(public_id: str) -> Application | None:
    """What became of a draft that was sent."""
    return Application.objects.select_related("person", "entity").filter(form_key=_form_key(public_id)).first()


@transaction.atomic
def send_code(draft: Draft, *, target: str, at: datetime) -> None:
    """The code goes to a mailbox or, if `target` begins with +, to a telephone. Raises TooManyCodes."""
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.codes_sent >= MOST_CODES_SENT:
        raise TooManyCodes
    draft.codes_sent += 1
    draft.save(update_fields=["codes_sent"])
    notices.draft_code(target, code_of(draft), language=draft.language, at=at)


def send(
    draft: Draft,
    applicant: Applicant,
    answers: Answers,
    *,
    areas: Sequence[str],
    languages: Mapping[str, str],
    notice: Text,
    chosen: Entity | None,
    by: Viewer,
    at: datetime,
    campaign: str = "",
) -> Application:
    """The registration is complete: it becomes a case, the draft goes, and a code asks whether the contact is right.

    Sent twice, even at the same moment, it is one case.
    """
    application = submit(
        applicant,
        answers,
        side=draft.side,
        areas=areas,
        languages=languages,
        notice=notice,
        by=by,
        at=at,
        chosen=chosen,
        form_key=_form_key(draft.public_id),
        campaign=campaign,
    )
    gone, _rows = Draft.objects.filter(pk=draft.pk).delete()
    if gone:
        ask_contact(application.person, at=at)
    return application


def open_for_a_while(application: Application, *, at: datetime) -> str:
    """The token of a link for the browser that has just sent the registration: to add to it, to confirm the contact."""
    link = issue(
        application.person,
        purpose="application",
        kind="application",
        subject=application.public_id,
        lasts=A_WHILE,
        at=at,
    )
    return token_for(link.public_id)


def forget(*, at: datetime) -> None:
    """Delete what nobody has gone on with for thirty days; the schedule calls this each night."""
    Draft.objects.filter(kept_at__lt=at - KEPT).delete()


def _open(*, at: datetime, **wanted: str) -> Draft | None:
    return Draft.objects.filter(kept_at__gte=at - KEPT, **wanted).first()


def _form_key(public_id: str) -> str:
    return f"draft-{public_id}"


def _code(public_id: str) -> str:
    number = int.from_bytes(salted_hmac("mentores.drafts.code", public_id, algorithm="sha256").digest(), "big")
    letters = []
    for _place in range(CODE_LENGTH):
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return "".join(letters)


def _digest(code: str) -> str:
    return salted_hmac("mentores.drafts.digest", code, algorithm="sha256").hexdigest()
