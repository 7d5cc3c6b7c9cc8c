"""What stands on paper: the text of a printed page, read out of the PDF that the browser makes of it."""

import re
import zlib
from collections.abc import Iterator

from playwright.sync_api import Page

OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
STREAM = re.compile(rb"/Length (\d+).*?stream\r?\n", re.DOTALL)
SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>(?=[^<>]*T[jJ])|\bET\b")
ONE, MANY = re.compile(r"<(\w+)> <(\w+)>"), re.compile(r"<(\w+)> <(\w+)> <(\w+)>")
A4 = (595, 842)  # in points

Letters = dict[int, str]


def printed(page: Page) -> tuple[str, list[tuple[int, int]]]:
    """The words of the page as it prints, without spaces, and the size of each of its sheets."""
    data = page.pdf(prefer_css_page_size=True)
    objects = {int(number): body for number, body in OBJECT.findall(data)}
    sheets = [body for body in objects.values() if re.search(rb"/Type /Page\b", body)]
    fonts = {name: letters for body in objects.values() for name, letters in _fonts(body, objects)}
    words = "".join(_text(_content(sheet, objects), fonts) for sheet in sheets)
    return words, [_size(sheet) for sheet in sheets]


def _fonts(body: bytes, objects: dict[int, bytes]) -> Iterator[tuple[str, Letters]]:
    """The fonts that an object names, each with the letter of each of its glyphs."""
    for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", body):
        described = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
        if described:
            yield name.decode(), _letters(_stream(objects[int(described[1])]).decode())


def _letters(table: str) -> Letters:
    letters: Letters = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        letters |= {int(glyph, 16): _written(letter) for glyph, letter in ONE.findall(block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letter in MANY.findall(block):
            begin = int(first, 16)
            letters |= {glyph: chr(int(letter, 16) + glyph - begin) for glyph in range(begin, int(last, 16) + 1)}
    return letters


def _written(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _content(sheet: bytes, objects: dict[int, bytes]) -> bytes:
    found = re.search(rb"/Contents (\d+) 0 R", sheet)
    assert found
    return _stream(objects[int(found[1])])


def _stream(body: bytes) -> bytes:
    found = STREAM.search(body)
    assert found
    stream = body[found.end() : found.end() + int(found[1])]
    return zlib.decompress(stream) if b"/FlateDecode" in body else stream


def _text(content: bytes, fonts: dict[str, Letters]) -> str:
    """The letters in the order in which they are drawn."""
    text, letters = "", Letters()
    for font, glyphs in SHOWN.findall(content):
        letters = fonts[font.decode()] if font else letters
        digits = glyphs.decode()
        text += "".join(letters.get(int(digits[i : i + 4], 16), "") for i in range(0, len(digits), 4))
    return "".join(text.split())


def _size(sheet: bytes) -> tuple[int, int]:
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", sheet)
    assert found
    return round(float(found[1])), round(float(found[2]))
