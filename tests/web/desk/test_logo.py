"""The logo of the entity, sent from its desk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mentores.accounts.roles import Role
from mentores.files.models import File
from mentores.files.selectors import content_of
from tests.factories.files import make_photograph, make_picture, png_of
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, said, seated, text_of

PAGE, REMOVE, PICTURE = "/desk/entity/logo", "/desk/entity/logo/remove", "/desk/entity/logo/picture"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity, Role.COORDINATOR))


def send(client: Client, content: bytes, *, name: str = "logo.png", **options):
    return client.post(PAGE, {"picture": SimpleUploadedFile(name, content)}, **options)


def test_a_coordinator_sends_a_picture_and_sees_it(entity, client):
    empty = text_of(client.get(PAGE))

    page = send(client, make_picture(), follow=True)

    entity.refresh_from_db()
    file = File.objects.get()
    assert (entity.logo, file.owner_kind, file.owner) == (file.public_id, "entity", entity.public_id)
    assert said(page) == ["The logo is saved. The public page shows it while your entity is active."]
    assert f'<img class="logo" src="{PICTURE}?{file.sha256[:12]}" alt="Porta Aberta" loading="lazy">' in (
        page.content.decode()
    )
    assert "Your entity shows no logo yet." in empty


def test_a_new_picture_takes_the_place_of_the_old_one(entity, client):
    send(client, make_picture())
    before = File.objects.get()

    send(client, make_photograph(), name="foto.jpg")

    entity.refresh_from_db()
    after = File.objects.get()
    assert (entity.logo == after.public_id, after.pk == before.pk, after.type) == (True, False, "image/jpeg")


def test_the_picture_is_given_out_as_it_is_kept(entity, client):
    send(client, make_photograph(), name="foto.jpg")

    answer = client.get(PICTURE)

    assert (answer.content, answer["Content-Type"]) == (content_of(File.objects.get()), "image/jpeg")
    assert (answer["Content-Security-Policy"], answer["X-Content-Type-Options"], answer["Cache-Control"]) == (
        "default-src 'none'; sandbox",
        "nosniff",
        "no-store, private",
    )


def test_a_logo_is_taken_away(entity, client):
    send(client, make_picture(), follow=True)

    page = client.post(REMOVE, follow=True)

    entity.refresh_from_db()
    assert (entity.logo, File.objects.count(), client.get(PICTURE).status_code) == ("", 0, 404)
    assert said(page) == ["Your entity shows no logo any more."]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("logo.svg", SVG, "This is not a picture that we can show."),
        ("logo.png", SVG, "This is not a picture that we can show."),
        ("logo.jpg", b"<html><script>alert(1)</script>", "This is not a picture that we can show."),
        ("logo.gif", make_picture("GIF"), "This is not a picture that we can show."),
        ("logo.pdf", b"%PDF-1.4 %%EOF", "This is not a picture that we can show."),
        ("logo.png", png_of(25_000, 20_000), "The picture may have up to 25 million points."),
        ("logo.png", make_picture(size=(500, 500))[:-100], "The file is damaged or not complete."),
        ("logo.png", b"", "The file is empty. Choose another one."),
        ("logo.png", make_picture() + bytes(6 * 1024 * 1024), "The file is too big. It may have up to 5 megabytes."),
    ],
    ids=["drawing", "drawing as picture", "page", "animation", "document", "bomb", "cut off", "empty", "too big"],
)
def test_what_is_no_picture_is_refused_beside_the_field(entity, client, name, content, reason):
    page = send(client, content, name=name)

    entity.refresh_from_db()
    assert (page.status_code, entity.logo, File.objects.count()) == (422, "", 0)
    assert text_of(page).count(reason) == 2  # in the summary and beside the field


def test_nothing_sent_is_said(client):
    page = client.post(PAGE)

    assert (page.status_code, text_of(page).count("Choose a picture on your device.")) == (422, 2)


def test_a_name_too_long_for_a_file_is_cut(entity, client):
    send(client, make_picture(), name="x" * 200 + ".png")

    assert File.objects.get().name == "x" * 100 + ".png"


def test_a_name_of_ten_megabytes_is_refused_before_anything_is_kept(entity, client):
    head = b'--b\r\nContent-Disposition: form-data; name="picture"; filename="' + b"x" * 10_000_000 + b'.png"\r\n\r\n'

    page = client.generic("POST", PAGE, head + make_picture() + b"\r\n--b--", "multipart/form-data; boundary=b")

    assert (page.status_code, File.objects.count()) == (400, 0)


def test_a_wrong_ending_does_not_matter(entity, client):
    send(client, make_photograph(), name="logo.png")

    file = File.objects.get()
    assert (file.type, file.name) == ("image/jpeg", "logo.jpg")


@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.READER])
def test_only_a_coordinator_changes_the_logo(entity, client, role):
    send(client, make_picture())
    other = seated(colleague(entity, role))

    answers = [other.get(PAGE), send(other, make_picture()), other.post(REMOVE), other.get(PICTURE)]

    assert [answer.status_code for answer in answers] == [403, 403, 403, 200]


def test_the_logo_of_another_entity_is_not_at_this_desk(entity, client):
    send(client, make_picture())
    other = seated(colleague(make_entity("Outra Casa"), Role.COORDINATOR))

    assert other.get(PICTURE).status_code == 404
