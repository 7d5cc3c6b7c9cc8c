"""The gallery shows every component, in every language of the interface."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.urls import reverse
from django_cotton.compiler_regex import CottonCompiler

from mentores.core.languages import LANGUAGES, Reach
from mentores.demo.models import Stamp

WEB = Path(settings.BASE_DIR) / "mentores" / "web"
COMPONENTS = sorted(path.stem for path in (WEB / "components").glob("*.html"))
SHEETS = [path.read_text() for path in (WEB / "static" / "css").glob("*.css")]
# Whose states are those of the page around: who is here, in which language, with which menu.
FRAME = {
    "demonstration",
    "foot",
    "hat",
    "htmx",
    "languages",
    "mark",
    "menu",
    "menu_link",
    "sample",
    "sign_out",
    "tongues",
}
OF_THE_PLACE = {"level", "type", "quiet"}  # which heading it is, what a button does, what takes the focus
ELSEWHERE = {"frame--reading"}  # how wide pages for reading are
SPOKEN = [language for language in LANGUAGES if language.reach >= Reach.PUBLIC]


@cache
def shown() -> str:
    """Every template of the gallery, and the frame of its page."""
    frame = [WEB / "base.html", WEB / "components" / "tongues.html"]
    return "".join(path.read_text() for path in [*(WEB / "gallery").rglob("*.html"), *frame])


def settings_of(component: str) -> dict[str, bool]:
    """What a component can be told, by the names in its `c-vars`, and whether it must be."""
    declared = re.search(r"<c-vars (.*?)/>", (WEB / "components" / f"{component}.html").read_text())
    names = re.findall(r'(:?)([a-z_]+)(="[^"]*")?', declared[1]) if declared else []
    return {name: bool(thing or not default) for thing, name, default in names if name not in OF_THE_PLACE}


def told(component: str) -> list[set[str]]:
    """What the component is told each time it stands in the gallery, in its tag or by a named slot."""
    uses = re.findall(rf"<c-{component}( [^>]*?)?(?:/>|>(.*?)</c-{component}>)", shown(), re.DOTALL)
    return [
        {name.lstrip(":") for name in re.findall(r'(?:^| )(:?[a-z_]+)="', tag)}
        | set(re.findall(r'<c-slot name="([a-z]+)"', inside))
        for tag, inside in uses
    ]


def modifiers() -> list[str]:
    """Every look that the style sheets know."""
    return sorted({name for sheet in SHEETS for name in re.findall(r"\.([a-z][a-z-]*--[a-z-]+)", sheet)} - ELSEWHERE)


@pytest.fixture
def demonstration(db: None) -> None:
    Stamp.objects.create(stage="running", loaded_on=date(2026, 10, 31))


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_is_in_the_gallery(name):
    assert re.search(rf"<c-{name}[ >]", shown())


@pytest.mark.parametrize("name", sorted(set(COMPONENTS) - FRAME))
def test_the_gallery_shows_a_component_with_and_without_each_of_its_settings(name):
    settings_here, tags = settings_of(name), told(name)

    never_with = [setting for setting in settings_here if not any(setting in tag for tag in tags)]
    always_with = [setting for setting, must in settings_here.items() if not must and all(setting in t for t in tags)]

    assert (never_with, always_with) == ([], [])


def test_the_gallery_shows_every_look_that_the_style_sheets_know(client, demonstration):
    html = client.get(reverse("gallery:home")).content.decode()

    drawn = {name for attribute in re.findall(r'class="([^"]*)"', html) for name in attribute.split()}

    assert [name for name in modifiers() if name not in drawn] == []


@pytest.mark.parametrize("language", SPOKEN, ids=lambda language: language.code)
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
