"""How a file is given out."""

import pytest
from django.http import Http404

from mentores.files import shelf
from mentores.files.selectors import content_of
from mentores.web.files import answer
from tests.factories.files import PDF, make_file


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


def test_a_file_is_given_out_to_be_saved_and_nothing_in_it_runs(db):
    file = make_file(PDF, name="Acordo assinado à mão.pdf")

    given = answer(file)

    assert (given.content, given["Content-Type"]) == (PDF, "application/pdf")
    assert given["Content-Disposition"] == (
        "attachment; filename=\"Acordo assinado a mao.pdf\"; filename*=UTF-8''Acordo%20assinado%20%C3%A0%20m%C3%A3o.pdf"
    )
    assert (given["Content-Security-Policy"], given["X-Content-Type-Options"], given["Cache-Control"]) == (
        "default-src 'none'; sandbox",
        "nosniff",
        "private, no-cache",
    )


def test_a_picture_may_be_shown_in_its_place(db):
    file = make_file()

    given = answer(file, inline=True)

    assert (given.content, given["Content-Disposition"].partition(";")[0]) == (content_of(file), "inline")


def test_a_document_is_never_shown_in_its_place(db):
    given = answer(make_file(PDF), inline=True)

    assert given["Content-Disposition"].partition(";")[0] == "attachment"


def test_a_file_that_the_disk_has_lost_is_not_found(db):
    file = make_file()
    shelf.drop(file.disk_name)

    with pytest.raises(Http404):
        answer(file)
