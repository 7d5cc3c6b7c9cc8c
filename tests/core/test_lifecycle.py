"""The table of acts that every kind of case has."""

import pytest

from mentores.core.lifecycle import ActNotPossible, Lifecycle, step

DOOR = Lifecycle(
    start="closed", unlatch=step("closed", to="open"), shut=step("open", to="closed"), paint=step("closed", to="closed")
)


def test_an_act_leads_to_its_state():
    assert [DOOR.after("unlatch", "closed"), DOOR.after("paint", "closed")] == ["open", "closed"]


def test_an_act_leads_nowhere_from_another_state():
    with pytest.raises(ActNotPossible, match="cannot shut a case that is closed"):
        DOOR.after("shut", "closed")


def test_an_act_that_does_not_exist_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        DOOR.after("burn", "closed")


def test_a_state_knows_its_acts_in_the_order_of_the_table():
    assert (DOOR.acts_in("closed"), DOOR.acts_in("open"), DOOR.acts_in("gone")) == (["unlatch", "paint"], ["shut"], [])


def test_the_arrows_are_those_of_the_table():
    assert list(DOOR.arrows()) == [
        ("closed", "unlatch", "open"),
        ("open", "shut", "closed"),
        ("closed", "paint", "closed"),
    ]
