"""What the lists of the desk ask."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.admissions.listing import LATE, UNDECIDED
from mentores.core.fields import say
from mentores.matching.standing import PROPOSED, SEARCHING
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.mentorships.listing import UNDER_WAY
from mentores.participants.lifecycle import MenteeStanding, MentorStanding
from mentores.participants.listing import WHOLE_DISTRICT, places_of
from mentores.participants.models import Side
from mentores.partners.models import Public
from mentores.territories.selectors import area_groups, languages
from mentores.web.desk.forms import CaseFilters
from mentores.web.desk.lists.found import APPLICATION, MENTEE, MENTOR, MENTORSHIP, seen
from mentores.web.forms import offer

Choices = Sequence[tuple[str, str | Promise]]

MAIN = ("words", "state", "side", "who")
LONGER: Choices = [
    ("", _("any time")),
    ("7", _("more than a week")),
    ("15", _("more than two weeks")),
    ("30", _("more than a month")),
    ("60", _("more than two months")),
    ("90", _("more than three months")),
]


class ListFilters(CaseFilters):
    """Above every list. `noun` is the kind of its cases, `profile` the way from them to a person's answers."""

    noun: ClassVar[str]
    profile: ClassVar[str] = "profile"
    sorts: ClassVar[Choices] = ()

    area = forms.ChoiceField(label=_("Area of support"), required=False)
    place = forms.ChoiceField(label=_("Place"), required=False)
    language = forms.ChoiceField(label=_("Speaks"), required=False)
    public = forms.ChoiceField(
        label=_("Situation"), choices=[("", _("every situation")), *Public.choices], required=False
    )
    longer = forms.ChoiceField(label=_("Waits"), choices=LONGER, required=False)
    sort = forms.ChoiceField(label=_("In which order"), required=False)
    field_order = [*MAIN, "area", "place", "language", "public", "longer", "sort"]

    def __init__(self, data: Mapping[str, str] | None = None, *, viewer: Viewer) -> None:
        super().__init__(data, viewer=viewer)
        offer(self, "area", [("", _("every area")), *_areas()])
        offer(self, "place", [("", _("everywhere")), *_places(seen(self.noun, viewer), self.profile)])
        offer(self, "language", [("", _("every language")), *((one.code, say(one.name)) for one in languages())])
        offer(self, "sort", self.sorts)

    @property
    def main(self) -> list[BoundField]:
        """The questions that are always in sight."""
        return [field for field in self if field.name in MAIN]

    @property
    def more(self) -> list[BoundField]:
        """Those that are asked for."""
        return [field for field in self if field.name not in MAIN]

    @property
    def narrows_more(self) -> bool:
        """Whether one of the latter is answered."""
        return any(self.data.get(field.name) for field in self.more)


class ApplicationFilters(ListFilters):
    noun = APPLICATION
    sorts: ClassVar[Choices] = [
        ("since", _("longest wait first")),
        ("-since", _("newest first")),
        ("due", _("what is owed first")),
        ("name", _("by name")),
        ("-name", _("by name, from the end")),
        ("place", _("by place")),
        ("-place", _("by place, from the end")),
    ]
    state = forms.ChoiceField(
        label=_("State"),
        choices=[
            ("", _("every state")),
            (UNDECIDED, _("not decided yet")),
            (LATE, _("late")),
            *ApplicationState.choices,
        ],
        required=False,
    )
    side = forms.ChoiceField(label=_("Wants to be"), choices=[("", _("either")), *Side.choices], required=False)


class MentorFilters(ListFilters):
    noun = MENTOR
    sorts: ClassVar[Choices] = [
        ("name", _("by name")),
        ("-name", _("by name, from the end")),
        ("since", _("longest here first")),
        ("-since", _("newest first")),
        ("place", _("by place")),
        ("-place", _("by place, from the end")),
    ]
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("every state")), *MentorStanding.choices], required=False
    )
    public = forms.ChoiceField(
        label=_("Would accompany"), choices=[("", _("everybody")), *Public.choices], required=False
    )
    longer = forms.ChoiceField(label=_("Is here"), choices=LONGER, required=False)


class MenteeFilters(ListFilters):
    noun = MENTEE
    sorts: ClassVar[Choices] = [
        ("since", _("longest wait first")),
        ("-since", _("newest first")),
        ("name", _("by name")),
        ("-name", _("by name, from the end")),
        ("place", _("by place")),
        ("-place", _("by place, from the end")),
    ]
    state = forms.ChoiceField(
        label=_("State"),
        choices=[
            ("", _("every state")),
            (MenteeStanding.WAITING, MenteeStanding.WAITING.label),
            (SEARCHING, _("waits for a mentor")),
            (PROPOSED, _("has a proposal")),
            *(one for one in MenteeStanding.choices if one[0] != MenteeStanding.WAITING),
        ],
        required=False,
    )


class MentorshipFilters(ListFilters):
    noun = MENTORSHIP
    profile = "mentee__profile"
    sorts: ClassVar[Choices] = [
        ("-since", _("newest first")),
        ("since", _("longest pair first")),
        ("met", _("longest without a meeting first")),
        ("-met", _("last meeting first")),
        ("name", _("by name")),
        ("-name", _("by name, from the end")),
    ]
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("every state")), (UNDER_WAY, _("under way")), *MentorshipState.choices],
        required=False,
    )
    longer = forms.ChoiceField(label=_("Pair since"), choices=LONGER, required=False)


class SaveForm(forms.Form):
    """The name under which a way of looking at a list is kept."""

    name = forms.CharField(
        label=_("Name of this filter"),
        help_text=_("It appears above the list, for you only. Words that you look for are not kept."),
        max_length=60,
    )


def _areas() -> list[tuple[str, list[tuple[str, str]]]]:
    """Each group as a whole, then its areas."""
    return [
        (
            name,
            [
                (one.group.code, gettext("%(name)s: all of it") % {"name": name}),
                *((area.code, say(area.name)) for area in one.areas),
            ],
        )
        for one in area_groups()
        for name in [say(one.group.name)]
    ]


def _places(cases: QuerySet[Any], profile: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each district as a whole, then the municipalities in it where somebody lives."""
    return [
        (name, [(here[0][0][:WHOLE_DISTRICT], gettext("%(name)s: all of it") % {"name": name}), *here])
        for name, here in places_of(cases, profile=profile)
    ]
