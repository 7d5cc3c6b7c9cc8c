"""All questions on one page: for staff who write for somebody, or type in what was written on paper."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from mentores.participants.models import Side
from mentores.web.registering.gathering import Registration, gathered, is_minor
from mentores.web.registering.questions import NO, GuardianForm, NeedsForm, OfferForm, Questions, TimeForm, YouForm

TOO_YOUNG = _("The programme is for adults. Nobody here accompanies people under 18 yet.")


class WholeForm(Questions):
    """What both sides share. `takes_minors` says whether an entity would accompany somebody under 18.

    Who says so is then asked for the legal representative too: the form comes back with these questions and everything
    that was typed. `printed`, it has all questions.
    """

    side: str

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        takes_minors: bool = False,
        printed: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.takes_minors = takes_minors
        if not printed and not (takes_minors and data and data.get(self.add_prefix("adult")) == NO):
            for name in GuardianForm.base_fields:
                self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if is_minor(cleaned) and not self.takes_minors:
            self.add_error("adult", TOO_YOUNG)
        return cleaned

    def registration(self, *, language: str) -> Registration:
        """What `admissions.submit` takes."""
        return gathered(self.cleaned_data, side=self.side, language=language)


class WholeSupportForm(WholeForm, NeedsForm, GuardianForm, YouForm):
    """The questions of a mentee."""

    side = Side.MENTEE
    field_order = (
        *YouForm.base_fields,
        *GuardianForm.base_fields,
        "languages",
        "needs",
        "own_words",
    )


class WholeHelpForm(WholeForm, TimeForm, OfferForm, YouForm):
    """The questions of a mentor."""

    side = Side.MENTOR
    field_order = (*YouForm.base_fields, *OfferForm.base_fields, *TimeForm.base_fields)


WHOLE: dict[str, type[WholeForm]] = {Side.MENTOR: WholeHelpForm, Side.MENTEE: WholeSupportForm}
