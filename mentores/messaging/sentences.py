"""The sentences of notices: what a template gives to the translators, and own words said in their place.

A place that is filled in stands in braces in own words, {name}, where the catalogues of the translators write %(name)s.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from babel import Locale
from django.template import Context, Engine, Library, Node, Template
from django.template.base import Parser, TextNode, Token, render_value_in_context
from django.templatetags.i18n import BlockTranslateNode, TranslateNode, do_block_translate, do_translate
from django.utils import translation
from django.utils.translation import gettext, ngettext

from mentores.core.days import in_words, locale_of
from mentores.core.languages import DEFAULT

Own = Mapping[tuple[str, str], str]  # a sentence and its form → the words said instead of the house's

OWN_WORDS, FILLED = "words of the national team", "what fills the places"  # no name of a notice's context has a space
PLACE = re.compile(r"\{(\w+)\}")
IN_CATALOGUES = re.compile(r"%\((\w+)\)s")
SPACES = re.compile(r"[ \t\r\n]+")
SUBJECT, BUTTON, TEXT = "subject", "button", "text"
COUNTED = range(1001)  # further on no language of ours counts otherwise

register = Library()


@dataclass(frozen=True, slots=True)
class Sentence:
    """What translators are given: in English, with the English of many where a number, named `counter`, changes it."""

    text: str
    many: str = ""
    counter: str = ""

    @property
    def key(self) -> str:
        """A name of the sentence for forms."""
        return sha256(self.text.encode()).hexdigest()[:12]

    @property
    def places(self) -> list[str]:
        """What is filled in, in the order of the English."""
        return list(dict.fromkeys(IN_CATALOGUES.findall(self.text + self.many)))

    def forms(self, language: str) -> Mapping[str, list[int]]:
        """Its forms in a language, each with the numbers it is for; one form without a name if it has no number."""
        return forms_of(language) if self.many else {"": []}

    def in_english(self, form: str = "") -> str:
        return braced(self.many if self.many and form != "one" else self.text)


class Said(Node):
    """A sentence in a template: own words if the context brings some, else what Django's node says."""

    child_nodelists = ()

    def __init__(self, node: BlockTranslateNode | TranslateNode) -> None:
        self.node = node
        if isinstance(node, TranslateNode):
            self.sentence = Sentence(str(node.filter_expression.var.literal))
        else:
            one, many = (node.render_token_list(tokens or [])[0] for tokens in (node.singular, node.plural))
            self.sentence = Sentence(one, many, node.countervar or "")

    def render(self, context: Context) -> str:
        filled, form = self._filled(context)
        if FILLED in context:
            context[FILLED].setdefault(self.sentence.text, filled)
        own: Own = context.get(OWN_WORDS) or {}
        words = own.get((self.sentence.text, form))
        if words is None:
            return str(self.node.render(context))
        said = PLACE.sub(lambda place: filled[place[1]], words)
        if not self.node.asvar:
            return said
        context[self.node.asvar] = said
        return ""

    def _filled(self, context: Context) -> tuple[dict[str, str], str]:
        """What fills its places, and the form that its number asks for."""
        if isinstance(self.node, TranslateNode):
            return {}, ""
        values, form = {name: value.resolve(context) for name, value in self.node.extra_context.items()}, ""
        if self.node.countervar and self.node.counter:
            number = values[self.node.countervar] = self.node.counter.resolve(context)
            form = plural_form(translation.get_language() or DEFAULT, number)
        with context.push(**values):
            places = self.sentence.places
            return {place: render_value_in_context(context.get(place, ""), context) for place in places}, form


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    return Said(do_translate(parser, token))


@register.tag("blocktranslate")
def blocktranslate(parser: Parser, token: Token) -> Node:
    return Said(do_block_translate(parser, token))


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """A day in words, as the reader's language writes it."""
    return in_words(value) if value else ""


@register.filter(expects_localtime=True)
def moment(value: datetime | None) -> str:
    """A day in words and a time, as the reader's language writes them."""
    return gettext("%(day)s, %(hour)s") % {"day": day(value), "hour": f"{value:%H:%M}"} if value else ""


@cache
def _engine() -> Engine:
    return Engine(app_dirs=True, builtins=["django.templatetags.i18n", __name__])


def template_of(notice: str) -> Template:
    """The words of a notice "app/name" before anything is filled in."""
    app, name = notice.split("/")
    return _engine().get_template(f"{app}/notices/{name}.txt")


@cache
def sentences(notice: str) -> Mapping[Sentence, str]:
    """What the template gives to the translators, in its order, each with the part of the message it stands in."""
    return dict(_parts(template_of(notice)))


def words_of_the_house(sentence: Sentence, form: str, *, language: str) -> str:
    """The words of the catalogue; of another language where it has none."""
    with translation.override(language):
        if not sentence.many:
            return braced(gettext(sentence.text))
        number = 1 if form == "one" else sentence.forms(language)[form][0]
        return braced(ngettext(sentence.text, sentence.many, number))


def braced(text: str) -> str:
    """Words of a catalogue with their places in braces."""
    return IN_CATALOGUES.sub(r"{\1}", text)


def tidy(text: str) -> str:
    """In one line, without spaces too many; a space that does not break stays, as French writes it."""
    return SPACES.sub(" ", text).strip(" ")


@cache
def forms_of(language: str) -> Mapping[str, list[int]]:
    """How a language counts: the forms of Unicode's tables that a number of ours can ask for, and the numbers."""
    found: dict[str, list[int]] = {}
    for number in COUNTED:
        found.setdefault(plural_form(language, number), []).append(number)
    order = ("zero", "one", "two", "few", "many", "other")
    return {form: found[form] for form in order if form in found}


def plural_form(language: str, number: int) -> str:
    """Which form a number asks for."""
    return str(Locale.parse(locale_of(language)).plural_form(number))


def _parts(template: Template) -> Iterator[tuple[Sentence, str]]:
    before: Any = None
    part = SUBJECT
    for node in template.nodelist.get_nodes_by_type(Node):
        if isinstance(node, Said):
            is_button = isinstance(before, TextNode) and before.s.endswith("[")
            yield node.sentence, BUTTON if is_button else part
        elif isinstance(node, TextNode) and before is not None and "\n" in node.s:
            part = TEXT  # the subject is the first line
        before = node
