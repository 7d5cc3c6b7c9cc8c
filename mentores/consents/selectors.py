"""Which text is valid."""

from datetime import date

from mentores.consents.models import Text


def text_for(purpose: str, *, on: date) -> Text:
    """The newest version valid on a day. Raises Text.DoesNotExist if none was published."""
    return Text.objects.filter(purpose=purpose, since__lte=on).latest("version")
