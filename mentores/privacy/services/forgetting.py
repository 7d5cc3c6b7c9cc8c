"""Taking out of the database what says something about a person, and leaving what is only counted."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Model, ProtectedError, RestrictedError

from mentores.access.models import SignIn
from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.core.privacy import Personal
from mentores.files.models import File
from mentores.files.services import remove
from mentores.links.models import Link
from mentores.messaging.models import Message
from mentores.participants.models import Profile
from mentores.privacy.fading import faded
from mentores.privacy.rows import Rows, personal_models, rows_about

ACCOUNTABILITY = "accountability"  # stays for its time: it proves that the rest was lawful
OURS = "privacy"  # what was done with the data stays for its own time
HOLDS_OTHERS_UP = {Profile}  # the application and the part in the programme stand on it: it stays, without answers


def forget(person: User, *, by: Viewer, at: datetime) -> None:
    """Delete or anonymise every row about a person, as each model declares, at once.

    Belongs to erasure and to the daily run, inside their transaction: both have asked whether it may be.
    """
    about, declared = rows_about(person), dict(personal_models())
    ids = _public_ids(about)
    for file in File.objects.filter(owner__in=ids):
        remove(file, by=by, at=at)
    Link.objects.filter(subject__in=ids).delete()
    Message.objects.filter(about_id__in=ids).delete()
    Session.objects.filter(session_key__in=SignIn.objects.filter(person=person).values("session_key")).delete()
    for model, rows in about.items():
        if is_deleted(model, declared[model]):
            _delete(rows)
    for model, rows in about.items():
        if is_faded(model, declared[model]):
            rows.update(**faded(model))


def is_deleted(model: type[Model], declared: Personal) -> bool:
    if model in HOLDS_OTHERS_UP or model._meta.app_label == OURS or declared.retention.name == ACCOUNTABILITY:
        return False
    return declared.then == "delete"


def is_faded(model: type[Model], declared: Personal) -> bool:
    return declared.then == "anonymise" or model in HOLDS_OTHERS_UP


def _public_ids(about: dict[type[Model], Rows]) -> list[str]:
    """The public ids under which messages, links and files speak of what is the person's own."""
    own = [model for model in about if model is User or {"person", "profile", "mentor"} & _columns(model)]
    named = [model for model in own if "public_id" in _columns(model)]
    return [public_id for model in named for public_id in about[model].values_list("public_id", flat=True)]


def _columns(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


def _delete(rows: Rows) -> None:
    """Delete the rows; one that others stand on stays, without words."""
    try:
        with transaction.atomic():
            rows.delete()
    except (ProtectedError, RestrictedError):
        for row in list(rows):
            _delete_or_fade(row)


def _delete_or_fade(row: Model) -> None:
    try:
        with transaction.atomic():
            row.delete()
    except (ProtectedError, RestrictedError):
        if values := faded(type(row)):
            type(row)._default_manager.filter(pk=row.pk).update(**values)
