"""Words are counted sentence by sentence, in any script."""

import pytest

from mentores.core.plain import long_sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One two three four five six seven eight nine ten eleven twelve.", 0),
        ("One two three four five six seven eight nine ten eleven twelve thirteen.", 1),
        ("One two three four five six seven: eight nine ten eleven twelve thirteen.", 0),
        ("One two three four five six seven eight nine ten call +351 912 345 678.", 0),
        ("Um dois três quatro cinco seis sete oito nove dez onze 9 de março de 2026.", 0),
        ("One two three four five six seven eight nine ten eleven 9 March 2026.", 0),
        ("One, two – three four five six seven eight nine ten eleven twelve.", 0),
        ("One two three four five six seven eight nine ten eleven {entity}.", 0),
        ("One two three four five six seven eight nine ten eleven twelve {entity}.", 1),
        ("हम आपसे बात करना चाहते हैं। आप कब आ सकते हैं और कहाँ।", 0),
        ("ہم آپ سے بات کرنا چاہتے ہیں۔ آپ کب آ سکتے ہیں اور کہاں۔", 0),
        ("一二三四五六七八九十一二三四五六七八九十一二三四。一二", 0),
        ("一二三四五六七八九十一二三四五六七八九十一二三四五。", 1),
        ("{entity}一二三四五六七八九十一二三四五六七八九十一二三四。", 1),
    ],
)
def test_a_sentence_of_more_than_twelve_words_is_long(text, found):
    assert len(long_sentences(text)) == found
