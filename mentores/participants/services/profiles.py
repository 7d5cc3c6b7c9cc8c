"""Writing a person's answers down."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from django.db import transaction

from mentores.accounts.models import User
from mentores.participants.models import GenderWish, Mode, Profile, ProfileArea, ProfileLanguage, Travel


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a form asks about the person, whichever side it is for. `availability` is 21 bits, Monday morning first."""

    municipality_id: str
    availability: int
    gender: str = ""
    gender_wish: str = GenderWish.NONE
    is_minor: bool = False
    lives_abroad: bool = False
    mode: str = Mode.EITHER
    travel_km: int = Travel.NEIGHBOURS
    public: str = ""
    publics: list[str] = field(default_factory=list)


@transaction.atomic
def save(person: User, answers: Answers, *, side: str, areas: Sequence[str], languages: Mapping[str, str]) -> Profile:
    """Write the answers: `areas` are codes, the most important first; `languages` maps codes to levels.

    What the person said before for the other side stays. Raises ValidationError for an unknown value.
    """
    profile = Profile.objects.select_for_update().filter(person=person).first() or Profile(person=person)
    before = {"public": profile.public, "publics": profile.publics}
    for name, value in asdict(answers).items():
        setattr(profile, name, value or before.get(name, value))
    profile.full_clean(exclude=["person", "municipality"])
    profile.save()
    profile.areas.filter(side=side).delete()
    ProfileArea.objects.bulk_create(
        ProfileArea(profile=profile, side=side, area_id=code, rank=rank) for rank, code in enumerate(areas, start=1)
    )
    profile.languages.all().delete()
    ProfileLanguage.objects.bulk_create(
        ProfileLanguage(profile=profile, language_id=code, level=level) for code, level in languages.items()
    )
    return profile
