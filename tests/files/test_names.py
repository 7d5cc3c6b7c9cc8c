"""What a file may be called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentores.files.models import KEPT, Type
from mentores.files.names import clean_name, plain_name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Logótipo da associação.png", "Logótipo da associação.png"),
        ("شعار.png", "شعار.png"),
        ("../../etc/passwd", "passwd.png"),
        (r"C:\Users\Ana\logo.png", "logo.png"),
        ("..", "file.png"),
        (".htaccess", "htaccess.png"),
        ("", "file.png"),
        ("   .png", "file.png"),
        ("a\x00b\r\nc.png", "abc.png"),
        ("invoice\u202egnp.exe", "invoicegnp.exe.png"),
        ("logo.png.html", "logo.png.html.png"),
        ("logo.jpeg", "logo.png"),
        ("logo.png.png", "logo.png"),
        ('a"; filename="b.exe', "a ; filename= b.exe.png"),
        ("con\u200btrol\ufeff.png", "control.png"),
        ("x" * 10_000_000 + ".png", "x" * 100 + ".png"),
    ],
)
def test_a_name_is_the_last_part_of_a_path_without_tricks_and_ends_as_its_content_wants(sent, kept):
    assert clean_name(sent, Type.PNG) == kept


@given(st.text(), st.sampled_from(KEPT))
def test_whatever_is_sent_the_name_is_short_visible_and_no_path(sent, kept_as):
    name = clean_name(sent, kept_as)

    assert (0 < len(name) <= 120, {"/", "\\", "\x00", "\n", '"', "\u202e"} & set(name), name[0]) == (
        True,
        set(),
        name.lstrip(".")[0],
    )


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Logótipo da associação.png", "Logotipo da associacao.png"),
        ("شعار.pdf", "file.pdf"),
        ("a;b%20c.png", "ab20c.png"),
    ],
)
def test_a_plain_name_is_for_programmes_that_know_few_letters(name, plain):
    assert plain_name(name) == plain
