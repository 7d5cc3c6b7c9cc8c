"""What participants are written is plain enough for somebody who has just begun to learn the language."""

import pytest

from mentores.core.languages import LANGUAGES
from mentores.core.plain import long_sentences
from mentores.messaging.catalogue import notices, previews
from mentores.messaging.sentences import sentences

TO_PARTICIPANTS = sorted(name for name, notice in notices().items() if notice.to_participants)

every_notice = pytest.mark.parametrize("name", TO_PARTICIPANTS)


@every_notice
def test_no_sentence_to_a_participant_has_more_than_twelve_words(name):
    found = [
        (language.code, sentence)
        for language in LANGUAGES
        for preview in previews(name, language=language.code, own={})
        for text in (preview.subject, *(paragraph.text for paragraph in preview.paragraphs))
        for sentence in long_sentences(text)
    ]

    assert found == []


@every_notice
def test_what_no_sample_shows_is_as_short(name):
    assert [long for one in sentences(name) for text in (one.text, one.many) for long in long_sentences(text)] == []
