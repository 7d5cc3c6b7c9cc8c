"""Every template compiles, is used, speaks every language, and brings no script or style of its own."""

import re
from html.parser import HTMLParser

import pytest
from django.template.engine import Engine

from tests.project.house import TEMPLATES, WEB, everything, name, template_name

ENTRY = WEB / "entry" / "templates"  # the names are allauth's, which renders them
COMPONENTS = WEB / "components"
PAGES = [path for path in TEMPLATES if path.is_relative_to(WEB) and COMPONENTS not in path.parents]
SAID = {"alt", "title", "label", "term", "legend", "hint", "caption", "placeholder", "aria-label", "content"}
AS_WRITTEN = {"bdi", "script", "style"}  # names of people, places and organisations stay as they are
UNTRANSLATED = {"Mentores"}  # the name of the programme
UNSPOKEN = [  # comments, whole messages, blocks inside an attribute, and what remains of Django's own language
    r"{#.*?#}",
    r"{%\s*comment\b.*?endcomment\s*%}",
    r"{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%}",
    r"{%\s*block (?:width|home)\b.*?endblock.*?%}",
    r"{%.*?%}",
    r"{{.*?}}",
]
TAGS = re.compile("|".join(UNSPOKEN), re.DOTALL)


class Words(HTMLParser):
    """Gathers the words that a reader would see or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in AS_WRITTEN
        spoken = SAID - {"content"} if tag == "meta" else SAID
        self.found += [value for key, value in attrs if key in spoken and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in AS_WRITTEN

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)


def words_in(text: str) -> set[str]:
    """What stands in a template outside its tags, where it holds a letter."""
    reader = Words()
    reader.feed(TAGS.sub("", text))
    return {word.strip(" \n·–") for word in reader.found if re.search(r"[^\W\d_]{2}", word)}


def test_an_untranslated_sentence_would_be_found():
    text = '<p title="Old">{% translate "New" %} and <b>{{ more }}</b><c-fact term="Bare" /></p>'

    assert words_in(text) == {"Old", "and", "Bare"}


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_compiles(path):
    assert Engine.get_default().get_template(template_name(path)).origin.name == str(path)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_has_no_words_of_one_language_only(path):
    assert words_in(path.read_text()) - UNTRANSLATED == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_sentence_over_several_lines_is_trimmed(path):
    blocks = re.findall(r"{%\s*blocktrans(?:late)?\b([^%]*)%}", path.read_text())

    assert [block for block in blocks if "trimmed" not in block.split()] == []


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.is_relative_to(WEB)], ids=name)
def test_a_page_brings_no_script_and_no_style_of_its_own(path):
    text = path.read_text()

    inline = re.findall(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", text)

    assert inline == []


@pytest.mark.parametrize("path", [path for path in PAGES if path.name != "base.html"], ids=name)
def test_a_page_extends_a_base_or_is_a_part_of_one(path):
    extends = "{% extends " in path.read_text()
    part = f'{{% include "{template_name(path)}"' in everything() or path.parent.name in {"fields", "parts"}

    assert extends or part


@pytest.mark.parametrize("path", [path for path in PAGES if ENTRY not in path.parents], ids=name)
def test_a_page_is_used(path):
    known = template_name(path)
    by_name = f'"{known}' in everything()
    in_its_folder = f'"{known.rsplit("/", 1)[0]}/' in everything() or f'/{path.name}"' in everything()

    assert by_name or in_its_folder


@pytest.mark.parametrize("path", sorted(COMPONENTS.rglob("*.html")), ids=name)
def test_a_component_is_used(path):
    tag = ".".join(path.relative_to(COMPONENTS).with_suffix("").parts)

    assert bool(re.search(rf"<c-{re.escape(tag)}[\s/>]", everything()))
