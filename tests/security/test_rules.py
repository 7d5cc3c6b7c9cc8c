"""Below the pages: every rule says what the tables say, and no rule is missing from them."""

from django.apps import apps

from tests.security.rules import differences
from tests.security.rules.acts import ACTS
from tests.security.rules.sight import MODELS, SIGHT


def test_every_rule_says_who_may_and_who_sees_as_declared(programme):
    assert list(differences(programme)) == []


def test_every_act_of_every_lifecycle_is_in_the_tables():
    assert [sorted(table.may) for table in ACTS] == [sorted(table.rules) for table in ACTS]


def test_every_model_that_is_shown_to_somebody_only_is_in_the_tables():
    limited = {model for model in apps.get_models() if hasattr(model._default_manager, "visible_to")}

    assert {model.__name__ for model in limited} == {model.__name__ for model in MODELS.values()}
    assert set(SIGHT) == set(MODELS)
