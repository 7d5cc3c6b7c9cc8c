"""What is found in a file, and how a picture leaves: hostile files among the honest ones."""

import io
import resource
import time
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from mentores.files import content as contents
from mentores.files.models import Type
from mentores.files.refusals import FileRefused
from tests.factories.files import GPS, MAKE, ORIENTATION, PDF, chunk, make_photograph, make_picture, png_of

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SWELLING = b"a\x00\x00" + zlib.compress(bytes(10**8))
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


def type_in(sent: bytes) -> Type:
    """The type of what begins like one of ours."""
    found = contents.type_of(sent)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (make_picture("PNG"), Type.PNG),
        (make_picture("JPEG"), Type.JPEG),
        (make_picture("WEBP"), Type.WEBP),
        (PDF, Type.PDF),
        (make_picture("GIF"), None),
        (SVG, None),
        (HTML, None),
        (b"\n" + PDF, None),
        (b"MZ\x90\x00", None),
        (b"", None),
    ],
)
def test_the_type_is_found_in_the_content(content, found):
    assert contents.type_of(content) == found


@pytest.mark.parametrize(
    ("kind", "mode", "kept"),
    [
        ("PNG", "RGB", (Type.PNG, "RGB")),
        ("PNG", "RGBA", (Type.PNG, "RGBA")),
        ("WEBP", "RGBA", (Type.PNG, "RGBA")),
        ("WEBP", "RGB", (Type.PNG, "RGB")),
        ("JPEG", "RGB", (Type.JPEG, "RGB")),
    ],
)
def test_a_picture_is_drawn_anew_in_a_form_every_browser_shows(kind, mode, kept):
    sent = make_picture(kind, mode=mode)

    drawn, drawn_as = contents.drawn_anew(sent, type_in(sent))

    picture = Image.open(io.BytesIO(drawn))
    assert (drawn_as, picture.mode, picture.size) == (*kept, (40, 20))


def test_a_drawing_of_few_colours_keeps_what_one_sees_through():
    written = io.BytesIO()
    Image.new("P", (10, 10), 0).save(written, "PNG", transparency=0)

    drawn, _kept = contents.drawn_anew(written.getvalue(), Type.PNG)

    assert Image.open(io.BytesIO(drawn)).getpixel((5, 5)) == (0, 0, 0, 0)


def test_a_photograph_stands_upright_and_no_longer_says_where_and_with_what_it_was_taken():
    photograph = make_photograph()
    before = Image.open(io.BytesIO(photograph))
    assert {GPS, MAKE, ORIENTATION} <= set(before.getexif())

    drawn, _kept = contents.drawn_anew(photograph, Type.JPEG)

    after = Image.open(io.BytesIO(drawn))
    assert (after.size, dict(after.getexif()), after.info.get("comment")) == ((20, 40), {}, None)
    assert b"Camera" not in drawn


def test_a_large_picture_becomes_smaller_in_its_own_proportion():
    drawn, _kept = contents.drawn_anew(make_picture(size=(4000, 1000)), Type.PNG)

    assert Image.open(io.BytesIO(drawn)).size == (1600, 400)


def test_what_travels_behind_a_picture_stays_behind():
    passenger = io.BytesIO()
    with zipfile.ZipFile(passenger, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "Main-Class: Attack")
    sent = make_picture("JPEG") + passenger.getvalue()
    assert zipfile.is_zipfile(io.BytesIO(sent))

    drawn, _kept = contents.drawn_anew(sent, Type.JPEG)

    assert zipfile.is_zipfile(io.BytesIO(drawn)) is False


def test_what_is_written_inside_a_picture_stays_behind():
    sent = png_of(1, 1, data=zlib.compress(b"\x00abc"), before=chunk(b"tEXt", b"Comment\x00" + HTML))

    drawn, _kept = contents.drawn_anew(sent, Type.PNG)

    assert b"script" not in drawn


def test_a_picture_of_five_hundred_million_points_is_refused_at_once_and_takes_no_memory():
    bomb = png_of(25_000, 20_000, data=zlib.compress(bytes(25_000 * 3 + 1) * 100))
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()

    with pytest.raises(FileRefused) as refused:
        contents.drawn_anew(bomb, Type.PNG)

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert (
        str(refused.value.reason) == "The picture may have up to 25 million points. Make it smaller and send it again."
    )
    assert (grown < 50_000, time.perf_counter() - began < 1) == (True, True)


@pytest.mark.parametrize("size", [(6_000, 5_000), (10_000, 10_000), (100_000, 100_000)])
def test_a_picture_of_too_many_points_is_refused(size):
    with pytest.raises(FileRefused, match=r"^$") as refused:
        contents.drawn_anew(png_of(*size), Type.PNG)

    assert "million points" in str(refused.value.reason)


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(make_picture(size=(400, 400))[:-200], id="cut off"),
        pytest.param(make_picture("JPEG", size=(400, 400))[:600], id="cut off, of the other kind"),
        pytest.param(make_picture("WEBP", size=(400, 400))[:60], id="cut off, of the third kind"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + HTML, id="a page that begins like a picture"),
        pytest.param(b"\xff\xd8\xff\xe0" + HTML, id="a page that begins like a photograph"),
        pytest.param(
            png_of(1, 1, data=zlib.compress(b"\x00abc"), before=chunk(b"zTXt", SWELLING)),
            id="a comment that swells",
        ),
        pytest.param(make_picture("JPEG") + b"\xff\xda" * 200, id="passes without end"),
        pytest.param(png_of(0, 0), id="nothing to see"),
    ],
)
def test_a_picture_that_does_not_open_is_refused_with_what_to_do(sent):
    with pytest.raises(FileRefused) as refused:
        contents.drawn_anew(sent, type_in(sent))

    assert str(refused.value.reason).startswith("The file is damaged or not complete.")


@given(st.data())
def test_whatever_is_changed_in_a_picture_it_is_drawn_or_refused(data):
    sent = bytearray(data.draw(st.sampled_from([make_picture("PNG"), make_photograph(), make_picture("WEBP")])))
    for place in data.draw(st.lists(st.integers(12, len(sent) - 1), min_size=1, max_size=8)):
        sent[place] = data.draw(st.integers(0, 255))

    try:
        drawn, kept = contents.drawn_anew(bytes(sent), type_in(bytes(sent)))
    except FileRefused:
        return

    assert contents.type_of(drawn) == kept


def test_a_document_says_that_it_ends():
    contents.check_document(PDF)

    with pytest.raises(FileRefused):
        contents.check_document(PDF[:-10])
