"""Keeping files: what lies on the disk, and what does not."""

import io
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from mentores.audit.models import Event
from mentores.files import shelf
from mentores.files.models import File, Type
from mentores.files.refusals import FileRefused
from mentores.files.selectors import content_of, file_of, files_by_id
from mentores.files.services import ATTACHMENT, remove, remove_orphans, store
from tests.factories.accounts import make_appointed
from tests.factories.files import PDF, make_file, make_picture
from tests.factories.moments import NOON


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A folder of its own for each test."""
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


def on_the_disk() -> list[str]:
    return [path.name for path in settings.FILES_DIR.rglob("*") if path.is_file()]


def keep(content: bytes, **options) -> File:
    return store(io.BytesIO(content), name="a.png", kind="entity", owner="abc", by=make_appointed(), at=NOON, **options)


def test_a_file_is_kept_for_its_owner_under_a_name_that_says_nothing(db):
    by = make_appointed()

    file = store(io.BytesIO(make_picture()), name="../Logo.PNG", kind="entity", owner="abc", by=by, at=NOON)

    kept = File.objects.get()
    assert (kept, kept.owner_kind, kept.owner, kept.name, kept.type) == (file, "entity", "abc", "Logo.png", Type.PNG)
    assert (kept.stored_at, kept.stored_by, kept.size) == (NOON, by.person, len(content_of(file)))
    assert on_the_disk() == [kept.disk_name]
    assert {kept.public_id, "Logo"} & set(kept.disk_name.split()) == set()


def test_only_the_programme_itself_may_read_the_folder(db):
    file = make_file()

    place = shelf.place_of(file.disk_name)

    assert (oct(place.stat().st_mode)[-3:], oct(place.parent.stat().st_mode)[-3:]) == ("600", "700")


def test_the_record_says_who_kept_a_file_and_who_let_it_go(db):
    by = make_appointed()
    file = make_file(by=by)

    remove(file, by=by, at=NOON)

    events = Event.objects.filter(app="files", subject=file.public_id).order_by("pk")
    assert list(events.values_list("act", "person_id")) == [("keep", by.person_id), ("remove", by.person_id)]


def test_a_document_is_kept_as_it_is_where_documents_are_accepted(db):
    file = keep(PDF, accepts=ATTACHMENT)

    assert (file.type, content_of(file)) == (Type.PDF, PDF)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (PDF, "This is not a picture that we can show."),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "This is not a picture"),
        (b"<html><script>alert(1)</script>", "This is not a picture"),
        (make_picture("GIF"), "This is not a picture"),
        (make_picture(size=(500, 500))[:-100], "The file is damaged or not complete."),
        (make_picture() + bytes(6 * 1024 * 1024), "The file is too big. It may have up to 5 megabytes."),
    ],
)
def test_what_is_refused_is_refused_in_a_sentence_and_leaves_nothing(db, content, reason):
    with pytest.raises(FileRefused) as refused:
        keep(content)

    assert (str(refused.value.reason)[: len(reason)], File.objects.count(), on_the_disk()) == (reason, 0, [])


def test_where_documents_are_accepted_the_refusal_names_them(db):
    with pytest.raises(FileRefused) as refused:
        keep(b"PK\x03\x04", accepts=ATTACHMENT)

    assert "Choose a PDF document" in str(refused.value.reason)


def test_an_upload_that_was_too_big_on_its_way_in_is_refused_as_too_big(db):
    upload = UploadedFile(io.BytesIO(), name="a.png", size=settings.FILE_BYTES_MAX + 1)

    with pytest.raises(FileRefused) as refused:
        store(upload, name="a.png", kind="entity", owner="abc", by=make_appointed(), at=NOON)

    assert str(refused.value.reason).startswith("The file is too big.")


def test_a_file_of_a_transaction_that_is_taken_back_does_not_stay(db):
    with transaction.atomic():
        file = make_file()
        before = on_the_disk()
        transaction.set_rollback(True)

    assert (before, on_the_disk()) == ([file.disk_name], [])


def test_a_file_does_not_stay_where_only_a_part_of_a_transaction_is_taken_back(db):
    with transaction.atomic():
        kept = make_file()
        with transaction.atomic():
            make_file()
            transaction.set_rollback(True)

    assert on_the_disk() == [kept.disk_name]


def test_a_file_that_the_database_refuses_does_not_stay(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_file(owner="")

    assert on_the_disk() == []


def test_a_file_of_a_transaction_that_ends_well_stays(transactional_db):
    file = make_file()

    assert on_the_disk() == [file.disk_name]


def test_a_file_that_cannot_be_written_to_its_end_leaves_no_part(db):
    with pytest.raises(TypeError):
        shelf.put("ab" * 16, "no bytes")  # type: ignore[arg-type]  # what a disk does that breaks in the middle

    assert on_the_disk() == []


def test_a_removed_file_leaves_the_disk_with_the_end_of_the_transaction(db, django_capture_on_commit_callbacks):
    file = make_file()

    with django_capture_on_commit_callbacks(execute=True):
        remove(file, by=make_appointed(), at=NOON)
        assert on_the_disk() == [file.disk_name]

    assert (File.objects.count(), on_the_disk()) == (0, [])


def test_removing_twice_is_like_once(db):
    file = make_file()
    remove(file, by=make_appointed(), at=NOON)

    remove(file, by=make_appointed(), at=NOON)

    assert Event.objects.filter(app="files", act="remove").count() == 1


def test_what_no_row_knows_leaves_the_disk_a_day_later(db):
    known = make_file()
    shelf.put("ab" * 16, b"left by a power cut")
    shelf.place_of("ab" * 15 + "cd.draft").write_bytes(b"hal")
    written_at = max(at for _name, at in shelf.lying())

    removed = [remove_orphans(at=written_at + timedelta(hours=hours)) for hours in (23, 25, 26)]

    assert (removed, on_the_disk()) == ([0, 2, 0], [known.disk_name])


def test_a_file_is_found_only_as_its_owners(db):
    file = make_file(owner="abcabcabcabc")

    found = [
        file_of("entity", "abcabcabcabc", file.public_id),
        file_of("entity", "another", file.public_id),
        file_of("person", "abcabcabcabc", file.public_id),
        file_of("entity", "abcabcabcabc", ""),
    ]

    assert found == [file, None, None, None]


def test_the_files_of_a_list_are_found_in_one_question(db, django_assert_num_queries):
    files = [make_file(), make_file()]

    with django_assert_num_queries(1):
        found = files_by_id([files[0].public_id, "", files[1].public_id, "000000000000"])

    assert found == {file.public_id: file for file in files}
