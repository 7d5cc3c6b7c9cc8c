"""What a mentor for whom nobody fits yet can be offered meanwhile."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Alternative(TextChoices):
    EXCHANGE = "exchange", _("A meeting with other mentors")
    LANGUAGE_CAFE = "language_cafe", _("A language café")
