"""The past is told in its order, in a calendar that ends with the day of loading."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mentores.demo.story import Story, drawn, later

LISBON = ZoneInfo("Europe/Lisbon")
LOADED_ON = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, tzinfo=LISBON)


def test_the_last_day_of_the_list_falls_on_the_day_of_loading():
    story = Story(loaded_on=LOADED_ON)

    assert (story.day(date(2015, 10, 31)), story.day(date(2015, 10, 1))) == (LOADED_ON, date(2026, 1, 31))


def test_acts_are_told_in_the_order_of_their_moments_and_then_of_their_planning():
    told: list[str] = []
    story = Story(loaded_on=LOADED_ON)
    story.plan(MORNING - timedelta(days=1), lambda at: told.append("third"))
    story.plan(MORNING - timedelta(days=3), lambda at: told.append("first"))
    story.plan(MORNING - timedelta(days=3), lambda at: told.append("second"))

    story.tell()

    assert told == ["first", "second", "third"]


def test_an_act_may_plan_another_one():
    told: list[datetime] = []
    story = Story(loaded_on=LOADED_ON)
    story.plan(MORNING - timedelta(days=2), lambda at: story.plan(at + timedelta(days=1), told.append))

    story.tell()

    assert told == [MORNING - timedelta(days=1)]


def test_the_day_of_loading_is_not_told():
    told: list[datetime] = []
    story = Story(loaded_on=LOADED_ON)
    story.plan(MORNING, told.append)

    story.tell()

    assert told == []


def test_a_moment_lies_in_office_hours_in_lisbon():
    story = Story(loaded_on=LOADED_ON)
    moments = [story.moment(date(2015, 7, 1), drawn(str(turn))) for turn in range(200)]

    assert {moment.astimezone(LISBON).hour for moment in moments} == set(range(9, 18))


def test_what_is_drawn_for_a_name_is_always_the_same():
    assert later(MORNING, drawn("a", "b"), days=(1, 9)) == later(MORNING, drawn("a", "b"), days=(1, 9))
