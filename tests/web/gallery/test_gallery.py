"""The gallery shows every component, in every language of the interface."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.urls import reverse
from django_cotton.compiler_regex import CottonCompiler

from mentores.core.languages import LANGUAGES
from mentores.demo.models import Stamp

WEB = Path(settings.BASE_DIR) / "mentores" / "web"
FRAME = {"demonstration", "foot", "hat", "htmx", "mark", "sign_out", "tongues"}


def shown() -> str:
    """Every template of the gallery."""
    return "".join(path.read_text() for path in (WEB / "gallery").rglob("*.html"))


@pytest.fixture
def demonstration(db: None) -> None:
    Stamp.objects.create(stage="running", loaded_on=date(2026, 10, 31))


@pytest.mark.parametrize("name", sorted({path.stem for path in (WEB / "components").glob("*.html")} - FRAME))
def test_every_component_is_in_the_gallery(name):
    assert re.search(rf"<c-{name}[ >]", shown())


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_gallery_speaks_every_language_in_its_direction(client, demonstration, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language.code

    answer = client.get(reverse("gallery:home"))

    assert answer.status_code == 200
    assert f'<html lang="{language.code}" dir="{language.direction}">' in answer.content.decode()


def test_without_a_demonstration_there_is_no_gallery(client, db):
    assert client.get(reverse("gallery:home")).status_code == 404


@pytest.mark.parametrize(
    "component", ['<c-due who="{{ name }}" />', "<c-card>{{ name }}</c-card>", '<c-fact term="{{ name }}" />']
)
def test_a_name_with_signs_of_html_is_shown_as_it_is(component):
    template = Template(CottonCompiler().process(component))

    html = template.render(Context({"name": '<b>O\'Neill & "filhos"</b>'}))

    assert "&lt;b&gt;O&#x27;Neill &amp; &quot;filhos&quot;&lt;/b&gt;" in html
    assert ("<b>" in html, "&amp;amp;" in html) == (False, False)
