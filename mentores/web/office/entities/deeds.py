"""What the national team can do with an entity: the words of each act, before and after it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """`means` stands above the form, `hint` beside the reason, `done` on the page that follows, `told` in the story."""

    act: str
    verb: Text
    means: Text
    hint: Text
    done: Text
    told: Text
    look: str = "primary"
    needs_reason: bool = True


KEPT = _("It is kept in the history of the entity. Only the national team reads it.")
DEEDS = (
    Deed(
        act="admit",
        verb=_("Admit the organisation"),
        means=_(
            "It enters into preparation: its coordinator can be invited and fills in its card. It is not public yet, "
            "and nobody is sent to it before you activate it. Its contact is told by e-mail."
        ),
        hint=KEPT,
        done=_("The organisation is admitted and in preparation. Invite its coordinator now."),
        told=_("The organisation was admitted."),
        needs_reason=False,
    ),
    Deed(
        act="refuse",
        verb=_("Do not admit the organisation"),
        means=_("Its contact is told by e-mail, with the reason you write here. It can apply again later."),
        hint=_("The organisation reads this. Write it so that it helps them."),
        done=_("The organisation is not admitted, and its contact is told."),
        told=_("The organisation was not admitted."),
        look="danger",
    ),
    Deed(
        act="activate",
        verb=_("Activate the entity"),
        means=_(
            "From now on it is public: it stands in the list of entities, and people near it are sent to it. Check "
            "before that it has a coordinator and an insurance."
        ),
        hint=KEPT,
        done=_("The entity is active and public."),
        told=_("The entity began its work."),
        needs_reason=False,
    ),
    Deed(
        act="resume",
        verb=_("Let the entity work again"),
        means=_("It is public again, its people can sign in to its desk, and new people are sent to it."),
        hint=KEPT,
        done=_("The entity works again."),
        told=_("The entity took up its work again."),
        needs_reason=False,
    ),
    Deed(
        act="suspend",
        verb=_("Suspend the entity"),
        means=_(
            "It is no longer public, nobody is sent to it, and its people lose their access at once. It can work again "
            "later."
        ),
        hint=KEPT,
        done=_("The entity is suspended. Its people have no access any more."),
        told=_("The entity was suspended."),
        look="danger",
    ),
    Deed(
        act="end",
        verb=_("End the work of the entity"),
        means=_(
            "It leaves the network for good: its people lose their access at once. What was done stays in the figures. "
            "This cannot be taken back."
        ),
        hint=KEPT,
        done=_("The entity has left the network."),
        told=_("The entity left the network."),
        look="danger",
    ),
)
BY_ACT: Mapping[str, Deed] = {deed.act: deed for deed in DEEDS}
STORY: Mapping[str, Text] = {"begin": _("The organisation applied."), **{deed.act: deed.told for deed in DEEDS}}
