"""What the desk says when an act is refused for a reason that was to be expected."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.core.lifecycle import ActNotPossible

EXPECTED: Mapping[type[Exception], str | Promise] = {
    ActNotPossible: _("Nothing was changed: this is no longer possible. The page shows how things are now."),
}


@contextmanager
def told(request: HttpRequest, more: Mapping[type[Exception], str | Promise] | None = None) -> Iterator[None]:
    """Around an act: a refusal becomes a sentence on the next page. `more` adds the refusals of this act."""
    sentences = {**EXPECTED, **(more or {})}
    try:
        yield
    except tuple(sentences) as refusal:
        messages.warning(request, str(sentences[type(refusal)]))
