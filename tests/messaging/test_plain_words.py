"""What participants are written is plain enough for somebody who has just begun to learn the language."""

import pytest

from mentores.messaging.catalogue import notices, previews
from mentores.messaging.sentences import sentences
from tests.plain import long_sentences

TO_PARTICIPANTS = sorted(name for name, notice in notices().items() if notice.to_participants)

every_notice = pytest.mark.parametrize("name", TO_PARTICIPANTS)


@every_notice
@pytest.mark.parametrize("language", ["en", "pt"])
def test_no_sentence_to_a_participant_has_more_than_twelve_words(name, language):
    found = [
        sentence
        for preview in previews(name, language=language, own={})
        for text in (preview.subject, *(paragraph.text for paragraph in preview.paragraphs))
        for sentence in long_sentences(text)
    ]

    assert found == []


@every_notice
def test_what_no_sample_shows_is_as_short(name):
    assert [long for one in sentences(name) for text in (one.text, one.many) for long in long_sentences(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One two three four five six seven eight nine ten eleven twelve.", 0),
        ("One two three four five six seven eight nine ten eleven twelve thirteen.", 1),
        ("One two three four five six seven: eight nine ten eleven twelve thirteen.", 0),
        ("One two three four five six seven eight nine ten call +351 912 345 678.", 0),
        ("Um dois três quatro cinco seis sete oito nove dez onze 9 de março de 2026.", 0),
        ("One, two – three four five six seven eight nine ten eleven twelve.", 0),
    ],
)
def test_words_are_counted_sentence_by_sentence(text, found):
    assert len(long_sentences(text)) == found
