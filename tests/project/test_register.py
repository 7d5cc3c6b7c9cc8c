"""The register of the data knows every table, and every table its class."""

import pytest
from django.apps import apps
from django.db import connection

from docs.generate import privacy_page, register
from mentores.core.privacy import RETENTIONS, NotPersonal, Personal

ENTRIES = [pytest.param(entry, id=entry.table) for entry in register()]
ABOUT_PEOPLE = [pytest.param(one, id=one.table) for one in register() if isinstance(one.privacy, Personal)]


def test_every_table_of_the_database_is_in_the_register_once_and_nothing_else_is(db):
    tables = connection.introspection.table_names()

    assert sorted(entry.table for entry in register()) == sorted(tables)


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_table_says_what_a_row_is_and_whose_data(entry):
    assert (entry.what.endswith((".", ":")), isinstance(entry.privacy, Personal | NotPersonal)) == (True, True)


@pytest.mark.parametrize("entry", ABOUT_PEOPLE)
def test_personal_data_belongs_to_a_class(entry):
    assert entry.privacy.retention in RETENTIONS


@pytest.mark.parametrize("entry", ABOUT_PEOPLE)
def test_the_fields_that_lead_to_people_are_fields_of_the_table(entry):
    model = next(model for model in apps.get_models(include_auto_created=True) if model._meta.db_table == entry.table)

    known = {name for field in model._meta.get_fields() for name in (field.name, getattr(field, "attname", field.name))}

    assert set(entry.privacy.subjects) - known == set()


def test_no_two_classes_are_kept_alike_and_each_has_a_table():
    used = {entry.privacy.retention for entry in register() if isinstance(entry.privacy, Personal)}

    assert (len({(one.keep, one.then) for one in RETENTIONS}), used) == (len(RETENTIONS), set(RETENTIONS))


def test_the_page_names_each_class_with_its_reason_and_its_end():
    page = privacy_page()

    assert "| passing | Needed for a moment: codes, visits, confirmations. | 1 day, then delete |" in page
    assert "| working | Needed to accompany people, and to answer a complaint about it afterwards. | 2 years," in page
