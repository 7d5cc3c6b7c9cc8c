"""The migrations of an app are one line, from the first to the last."""

import pytest
from django.db.migrations.loader import MigrationLoader

from docs.generate import our_apps

APPS = [pytest.param(app.label, id=app.label) for app in our_apps() if list(app.get_models())]


@pytest.mark.parametrize("label", APPS)
def test_an_app_with_tables_has_one_line_of_migrations(label):
    graph = MigrationLoader(None).graph

    assert len(graph.leaf_nodes(label)) == 1
