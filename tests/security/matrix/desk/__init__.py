"""Rows of the desk of an entity."""

from tests.security.matrix.desk import cases, entity, rights, training

PAGES = (*cases.PAGES, *training.PAGES, *rights.PAGES, *entity.PAGES)
