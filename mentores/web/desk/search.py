"""Names that somebody looks for stay in the session: addresses end up in histories, in logs and on screens."""

from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect

from mentores.core.ids import new_id
from mentores.web.desk.forms import CaseFilters
from mentores.web.requests import PersonRequest

AnyFilters = TypeVar("AnyFilters", bound=CaseFilters)
SEARCHES, MOST = "searches", 20


def asked(request: PersonRequest, form: type[AnyFilters], **first: str) -> AnyFilters:
    """The filters of a list as its address has them, with the words looked for; `first` is what holds unless said."""
    said = request.GET.dict()
    words = request.session.get(SEARCHES, {}).get(said.get("search"), "")
    return form({**first, **said, "words": words}, viewer=request.viewer)


def kept(request: PersonRequest, form: type[CaseFilters]) -> HttpResponse:
    """After the form was sent: the list again, at an address that has a random word for the ones looked for."""
    chosen = form(request.POST, viewer=request.viewer).chosen()
    words = chosen.pop("words")
    if words:
        search = new_id()
        before = list(request.session.get(SEARCHES, {}).items())[1 - MOST :]
        request.session[SEARCHES] = {**dict(before), search: words}
        chosen["search"] = search
    return redirect(f"{request.path}?{urlencode(chosen)}")
