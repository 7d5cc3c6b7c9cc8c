"""Whether a text is plain enough for somebody who has just begun to learn the language (A2): short sentences."""

import re

MOST_WORDS = 12
ENDS = re.compile(r"(?<=[.!?:;])\s+")  # what follows a colon or a semicolon stands on its own
NUMBER = re.compile(r"\+?\d[\d ]{5,}\d")
DAY = re.compile(r"\d{1,2} de \w+ de \d{4}")


def long_sentences(text: str) -> list[str]:
    """The sentences of more than twelve words. A telephone number is one word, and so is a day in Portuguese."""
    sentences = ENDS.split(DAY.sub("day", NUMBER.sub("number", " ".join(text.split()))))
    return [sentence for sentence in sentences if len(re.findall(r"\S*\w\S*", sentence)) > MOST_WORDS]
