"""What every table of the house declares, and what none may do."""

import pytest
from django.apps import apps
from django.db import models

from docs.generate import our_models
from mentores.core.privacy import NotPersonal, Personal

MODELS = [pytest.param(model, id=model._meta.label) for model in our_models()]


@pytest.mark.parametrize("model", MODELS)
def test_a_model_says_whose_data_it_holds(model):
    declared = vars(model).get("privacy")

    assert isinstance(declared, Personal | NotPersonal)


@pytest.mark.parametrize("model", MODELS)
def test_the_subjects_of_personal_data_are_fields_of_the_model(model):
    declared = vars(model)["privacy"]
    subjects = set(declared.subjects) if isinstance(declared, Personal) else set()

    known = {name for field in model._meta.get_fields() for name in (field.name, getattr(field, "attname", field.name))}

    assert subjects - known == set()


@pytest.mark.parametrize("model", MODELS)
def test_a_model_is_sorted_where_it_is_asked_and_not_by_itself(model):
    assert list(model._meta.ordering) == []


@pytest.mark.parametrize("model", MODELS)
def test_a_model_does_not_override_saving_or_deleting(model):
    ours = [base for base in model.__mro__ if base.__module__.startswith("mentores.")]

    assert [base for base in ours if {"save", "delete"} & set(vars(base))] == []


@pytest.mark.parametrize("model", MODELS)
def test_a_model_has_no_hidden_filter(model):
    assert type(model._default_manager).get_queryset is models.Manager.get_queryset


def test_nobody_listens_to_the_saving_of_our_models():
    ours = set(our_models())
    signals = [models.signals.pre_save, models.signals.post_save, models.signals.pre_delete, models.signals.post_delete]

    heard = [model for model in apps.get_models() if model in ours for signal in signals if signal.has_listeners(model)]

    assert heard == []
