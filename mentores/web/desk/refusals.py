"""What the desk says when an act is refused for a reason that was to be expected."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.consents.services import ConsentWithdrawn
from mentores.core.lifecycle import ActNotPossible
from mentores.training.services import NotInsured

EXPECTED: Mapping[type[Exception], str | Promise] = {
    ActNotPossible: _("Nothing was changed: this is no longer possible. The page shows how things are now."),
    ConsentWithdrawn: _(
        "Nothing was changed: this person does not want to take part any more. If they come back, first write it down."
    ),
    NotInsured: _(
        "Nothing was changed: the group insurance of the mentor’s entity is not valid. Its coordinator writes the new "
        "one down under «Our entity»."
    ),
}


@contextmanager
def told(request: HttpRequest, more: Mapping[type[Exception], str | Promise] | None = None) -> Iterator[None]:
    """Around an act: a refusal becomes a sentence on the next page. `more` adds the refusals of this act."""
    sentences = {**EXPECTED, **(more or {})}
    try:
        yield
    except tuple(sentences) as refusal:
        messages.warning(request, str(sentence(refusal, sentences)))


def sentence(refusal: Exception, sentences: Mapping[type[Exception], str | Promise]) -> str | Promise:
    """The sentence for this refusal, or for the kind of refusal that it is one of."""
    return next(sentences[kind] for kind in type(refusal).__mro__ if kind in sentences)
