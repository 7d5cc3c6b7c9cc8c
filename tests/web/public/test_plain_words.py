"""The pages on which somebody asks for support are read by people who are learning the language."""

from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.test import Client

from mentores.core.plain import long_sentences
from tests.factories.consents import make_text
from tests.factories.partners import make_entity
from tests.factories.territories import reference_data
from tests.web.public.registering import address, answer, register, screen_address

INSIDE_A_SENTENCE = {"a", "b", "bdi", "em", "i"}
VOID = {"br", "hr", "img", "input", "link", "meta", "path", "use"}
NOT_OURS = {"script", "style", "details"}  # what opens below holds the notice about data, which a text of the law words


class Blocks(HTMLParser):
    """The texts of a page, block by block, in its own language."""

    def __init__(self, response: HttpResponse, *, language: str) -> None:
        super().__init__()
        self.language, self.texts, self.left_out = language, [""], list[str]()
        self.feed(response.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        foreign = dict(attrs).get("lang") not in (None, self.language)
        if tag not in VOID and (self.left_out or foreign or tag in NOT_OURS):
            self.left_out.append(tag)
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.left_out and tag not in VOID:
            self.left_out.pop()
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self.texts[-1] += data

    def _part(self, tag: str) -> None:
        if tag not in INSIDE_A_SENTENCE:
            self.texts.append("")


def long_on(response: HttpResponse, *, language: str) -> list[str]:
    return [found for text in Blocks(response, language=language).texts for found in long_sentences(text)]


@pytest.fixture
def visitor(db):
    reference_data()
    make_text()
    return Client()


@pytest.mark.parametrize("language", ["en", "pt"])
def test_no_sentence_of_the_form_for_support_has_more_than_twelve_words(visitor, language):
    you, needs = (screen_address("support", screen, language=language) for screen in ("you", "needs"))

    pages = [visitor.get(address("support", language=language)), visitor.get(you), visitor.post(you, {})]
    answer(visitor, "support", "you", language=language)
    pages += [visitor.get(needs), visitor.post(needs, {})]

    assert [page.status_code for page in pages] == [200, 200, 422, 200, 422]
    assert [sentence for page in pages for sentence in long_on(page, language=language)] == []


@pytest.mark.parametrize("language", ["en", "pt"])
@pytest.mark.parametrize("has_entity", [True, False])
def test_no_sentence_after_sending_has_more_than_twelve_words(visitor, language, has_entity):
    if has_entity:
        make_entity()

    sent = visitor.get(register(visitor, "support", language=language).url)

    assert sent.status_code == 200
    assert long_on(sent, language=language) == []
