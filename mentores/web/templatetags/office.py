"""How the office writes in which state an entity is."""

from collections.abc import Mapping

from django import template

from mentores.partners.lifecycle import State

register = template.Library()

LOOKS: Mapping[str, str] = {
    State.CANDIDATE: "info",
    State.PREPARATION: "active",
    State.ACTIVE: "good",
    State.SUSPENDED: "warn",
    State.REFUSED: "bad",
}


@register.filter
def entity_look(state: str) -> str:
    """The look of the tag for the state of an entity; one that has ended is neutral."""
    return LOOKS.get(state, "neutral")
