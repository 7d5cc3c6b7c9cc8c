"""Whether a text is plain enough for somebody who has just begun to learn the language (A2): short sentences."""

import re

MOST_WORDS = 12
# What follows a colon or a semicolon stands on its own. Chinese puts no space after its stops.
ENDS = re.compile(r"(?<=[.!?:;؟؛۔।])\s+|(?<=[。！？：；])")
NUMBER = re.compile(r"\+?\d[\d ]{5,}\d")
DAY = re.compile(r"\d{1,2} (?:de )?[^\W\d]\S* (?:de )?\d{4}|\d{4}年\d{1,2}月\d{1,2}日")
CHINESE = re.compile(r"[\u4e00-\u9fff]{1,2}")  # which puts none between words, and most have two signs
WORD = re.compile(r"\S*\w\S*")


def long_sentences(text: str) -> list[str]:
    """The sentences of more than twelve words. A telephone number is one word, and so is a day."""
    sentences = ENDS.split(DAY.sub("day", NUMBER.sub("number", " ".join(text.split()))))
    return [sentence for sentence in sentences if len(WORD.findall(CHINESE.sub(" word ", sentence))) > MOST_WORDS]
