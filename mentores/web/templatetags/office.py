"""What pages of the office show beside their own matter."""

from typing import Any

from django import template

from mentores.accounts.viewer import VISITOR
from mentores.web.office.menu import Menu, menu_for

register = template.Library()


@register.simple_tag(takes_context=True)
def office_menu(context: dict[str, Any]) -> Menu:
    """The menu of whoever is here, wherever they are."""
    return menu_for(context.get("viewer") or VISITOR, path=context["request"].path)
