"""Writing a person's answers down."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from mentores.participants.models import Gender, GenderWish, Profile, ProfileArea, ProfileLanguage, Side
from mentores.participants.models.profile import EVERY_PERIOD
from mentores.participants.services import profiles
from tests.factories.accounts import make_person
from tests.factories.participants import make_answers, make_profile
from tests.factories.territories import PORTO, reference_data


def areas_of(profile: Profile, side: str) -> list[tuple[str, int]]:
    return list(profile.areas.filter(side=side).order_by("rank").values_list("area", "rank"))


def test_answers_are_kept_with_areas_in_order_and_languages_with_levels(db):
    person = make_person()

    profile = make_profile(
        person,
        answers=make_answers(municipality=PORTO, gender=Gender.WOMAN, gender_wish=GenderWish.SAME_GENDER),
        areas=["SER-DOC", "EMP-CV"],
        languages={"pt": "A1", "uk": "native"},
    )

    profile.refresh_from_db()
    assert (profile.person, profile.municipality.label, profile.gender_wish) == (
        person,
        "Porto",
        GenderWish.SAME_GENDER,
    )
    assert areas_of(profile, Side.MENTEE) == [("SER-DOC", 1), ("EMP-CV", 2)]
    assert dict(profile.languages.values_list("language", "level")) == {"pt": "A1", "uk": "native"}


def test_new_answers_take_the_place_of_the_old_ones(db):
    person = make_person()
    make_profile(person, areas=["SER-DOC", "EMP-CV"], languages={"pt": "A1", "uk": "native"})

    profile = make_profile(person, areas=["EMP-CV"], languages={"pt": "B1"})

    assert areas_of(profile, Side.MENTEE) == [("EMP-CV", 1)]
    assert list(profile.languages.values_list("language", "level")) == [("pt", "B1")]
    assert Profile.objects.count() == 1


def test_what_a_person_said_for_the_other_side_stays(db):
    person = make_person()
    make_profile(person, side=Side.MENTEE, areas=["SER-DOC"], answers=make_answers(public="refugee", publics=None))

    profile = make_profile(
        person, side=Side.MENTOR, areas=["EMP-CV"], answers=make_answers(public=None, publics=["immigrant"])
    )

    assert (profile.public, profile.publics) == ("refugee", ["immigrant"])
    assert [areas_of(profile, side) for side in Side] == [[("EMP-CV", 1)], [("SER-DOC", 1)]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"availability": EVERY_PERIOD + 1},
        {"gender": "Z"},
        {"gender_wish": "men_only"},
        {"mode": "by_boat"},
        {"travel_km": 31},
        {"public": "tourist"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_an_unknown_value_is_refused(db, wrong):
    reference_data()

    with pytest.raises(ValidationError):
        profiles.save(make_person(), make_answers(**wrong), side=Side.MENTEE, areas=[], languages={})


@pytest.mark.parametrize("gender", ["", Gender.OTHER])
def test_only_a_woman_or_a_man_can_ask_for_the_same_gender(db, gender):
    reference_data()
    answers = make_answers(gender=gender, gender_wish=GenderWish.SAME_GENDER)

    with pytest.raises(ValidationError):
        profiles.save(make_person(), answers, side=Side.MENTEE, areas=[], languages={})


@pytest.mark.parametrize(
    "wrong", [{"availability": EVERY_PERIOD + 1}, {"gender": "", "gender_wish": GenderWish.SAME_GENDER}]
)
def test_the_database_refuses_a_profile(db, wrong):
    profile = make_profile()

    with pytest.raises(IntegrityError):
        Profile.objects.filter(pk=profile.pk).update(**wrong)


def test_a_person_has_one_profile(db):
    profile = make_profile()

    with pytest.raises(IntegrityError):
        Profile.objects.create(person=profile.person, municipality=profile.municipality, availability=0)


def test_an_area_and_a_rank_stand_once_on_a_side(db):
    profile = make_profile(areas=["SER-DOC"])
    again = ProfileArea(profile=profile, side=Side.MENTEE, area_id="SER-DOC", rank=2)

    with pytest.raises(IntegrityError):
        again.save()


def test_a_rank_is_held_by_one_area(db):
    profile = make_profile(areas=["SER-DOC"])
    same_rank = ProfileArea(profile=profile, side=Side.MENTEE, area_id="EMP-CV", rank=1)

    with pytest.raises(IntegrityError):
        same_rank.save()


def test_a_language_is_spoken_at_one_level(db):
    profile = make_profile(languages={"pt": "A1"})
    again = ProfileLanguage(profile=profile, language_id="pt", level="C1")

    with pytest.raises(IntegrityError):
        again.save()
