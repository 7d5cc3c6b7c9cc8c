"""Writing a person's answers down."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.models import Profile, ProfileArea, ProfileChange, ProfileLanguage, Side
from mentores.participants.policies import MAY_PROFILE
from mentores.participants.selectors import to_put_back

WRITTEN_FREELY = {
    "birth_date",
    "contact_of",
    "own_words",
    "networks",
    "why",
    "profession",
    "company",
    "guardian_name",
    "guardian_contact",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the forms ask about the person, whichever side they are for; None was not asked and stays as it was.

    `availability` is 21 bits, Monday morning first.
    """

    municipality_id: str
    availability: int | None = None
    gender: str | None = None
    gender_wish: str | None = None
    is_adult: bool | None = None
    is_minor: bool | None = None
    birth_date: date | None = None
    lives_abroad: bool | None = None
    country: str | None = None
    mode: str | None = None
    travel_km: int | None = None
    public: str | None = None
    publics: Sequence[str] | None = None
    interpreter: str | None = None
    contact_of: str | None = None
    own_words: str | None = None
    hours_a_month: int | None = None
    strengths: Sequence[str] | None = None
    networks: str | None = None
    why: str | None = None
    profession: str | None = None
    sector: str | None = None
    interests: Sequence[str] | None = None
    migrated: bool | None = None
    company: str | None = None
    guardian_name: str | None = None
    guardian_contact: str | None = None
    guardian_agreed: bool | None = None


@transaction.atomic
def save(person: User, answers: Answers, *, side: str, areas: Sequence[str], languages: Mapping[str, str]) -> Profile:
    """Write the answers: `areas` are codes, the most important first; `languages` maps codes to levels.

    What was not asked now, or was said for the other side, stays. Raises ValidationError for an unknown value.
    """
    profile = Profile.objects.select_for_update().filter(person=person).first() or Profile(person=person)
    _write(profile, _given(answers), areas={side: areas}, languages=languages)
    return profile


@transaction.atomic
def revise(
    profile: Profile,
    answers: Answers,
    *,
    areas: Mapping[str, Sequence[str]] | None = None,
    languages: Mapping[str, str] | None = None,
    by: Viewer,
    at: datetime,
) -> ProfileChange | None:
    """Put the answers right, and keep in the history who did so and which fields that were; None if nothing differs.

    `areas` maps a side to its codes, the most important first; a side, or languages, that are not given stay. Whoever
    changes the answers has looked at them: the yearly question is settled. Raises PermissionDenied, and
    ValidationError for an unknown value.
    """
    profile = Profile.objects.select_for_update().get(pk=profile.pk)
    if not MAY_PROFILE["revise"](by, profile):
        raise PermissionDenied
    before = _said(profile)
    _write(profile, _given(answers), areas=areas or {}, languages=languages)
    profile.checks.filter(settled_at=None).update(settled_at=at)
    return _keep_change(profile, before, act="revise", by=by, at=at)


@transaction.atomic
def put_back(change: ProfileChange, *, by: Viewer, at: datetime) -> ProfileChange | None:
    """Take a slip back: what is kept of how the answers were stands there again, which is a change like any other.

    None if everything stands so already. Raises PermissionDenied, and ActNotPossible where an answer was changed again
    since, does not go with the others as they are now, or nothing was kept of it.
    """
    profile = Profile.objects.select_for_update().get(pk=change.profile_id)
    if not MAY_PROFILE["put_back"](by, profile):
        raise PermissionDenied
    if change not in to_put_back(profile):
        raise ActNotPossible("what was changed again since is put right in the form")
    kept, before = change.kept, _said(profile)
    areas = {side.value: codes for side in Side if (codes := kept.pop(f"{side}_areas", None)) is not None}
    languages = kept.pop("languages", None)
    try:
        _write(profile, kept, areas=areas, languages=languages)
    except ValidationError:
        raise ActNotPossible("the answer does not go with the others any more") from None
    return _keep_change(profile, before, act="put_back", by=by, at=at)


def _keep_change(
    profile: Profile, before: Mapping[str, Any], *, act: str, by: Viewer, at: datetime
) -> ProfileChange | None:
    """A line of the history, and an event, if anything is not as it was before."""
    after = _said(profile)
    changed = [name for name, value in after.items() if value != before[name]]
    if not changed:
        return None
    change = ProfileChange.objects.create(
        profile=profile,
        at=at,
        person=by.person,
        role=by.role,
        entity_id=by.entity_id,
        fields=changed,
        before={name: before[name] for name in changed if name not in WRITTEN_FREELY},
    )
    audit.record("participants", act, kind="person", subject=profile.person.public_id, by=by, at=at)
    return change


def _said(profile: Profile) -> dict[str, Any]:
    """Everything that a person said, by field; `areas` of each side and `languages` as their codes."""
    said = {field.name: getattr(profile, field.name) for field in fields(Answers)}
    for side in Side:
        said[f"{side}_areas"] = list(profile.areas.filter(side=side).order_by("rank").values_list("area_id", flat=True))
    said["languages"] = dict(profile.languages.order_by("language_id").values_list("language_id", "level"))
    return said


def _given(answers: Answers) -> dict[str, Any]:
    """What was asked."""
    return {name: value for name, value in asdict(answers).items() if value is not None}


def _write(
    profile: Profile,
    answers: Mapping[str, Any],
    *,
    areas: Mapping[str, Sequence[str]],
    languages: Mapping[str, str] | None,
) -> None:
    for name, value in answers.items():
        setattr(profile, name, value)
    profile.full_clean(exclude=["person", "municipality"])
    profile.save()
    for side, codes in areas.items():
        profile.areas.filter(side=side).delete()
        ProfileArea.objects.bulk_create(
            ProfileArea(profile=profile, side=side, area_id=code, rank=rank) for rank, code in enumerate(codes, start=1)
        )
    if languages is not None:
        profile.languages.all().delete()
        ProfileLanguage.objects.bulk_create(
            ProfileLanguage(profile=profile, language_id=code, level=level) for code, level in languages.items()
        )
