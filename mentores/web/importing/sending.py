"""A file on its way in: what is told to whoever sends one that is not taken."""

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from mentores.accounts.viewer import Viewer
from mentores.files.refusals import FileRefused, too_big
from mentores.imports.services import SentBefore, send
from mentores.partners.models import Entity
from mentores.partners.services import EntityNotActive, OnlyInventedPeople
from mentores.web.requests import PersonRequest


def sent(request: PersonRequest, form: Form, *, entity: Entity | None, by: Viewer, door: str) -> HttpResponse | None:
    """Take the file that a valid form brings; None if it is not taken, which the form then says."""
    file = form.cleaned_data["file"]
    try:
        if file.size > settings.FILE_BYTES_MAX:
            raise too_big(settings.FILE_BYTES_MAX)  # of such a file only its size arrives
        batch = send(
            file.read(), name=file.name, kind=form.cleaned_data["kind"], entity=entity, by=by, at=timezone.now()
        )
    except FileRefused as refused:
        form.add_error("file", str(refused.reason))
    except SentBefore as before:
        messages.warning(request, _("This very file was sent before. Nothing was written twice: here it is."))
        return redirect(f"{door}:import", before.batch.public_id)
    except EntityNotActive:
        form.add_error(None, _("The entity is not active. Only an active entity takes people."))
    except OnlyInventedPeople:
        said = _("The entity has not written yet what it does with people's data. This text comes first.")
        form.add_error(None, said)
    else:
        return redirect(f"{door}:import-columns", batch.public_id)
    return None
