"""Every colour can be read on every ground it stands on, by day and by night; on paper all is black and white."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEET = (Path(settings.BASE_DIR) / "mentores" / "web" / "static" / "css" / "mentores.css").read_text()
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2: 1.4.3 for words, 1.4.11 for the edges of what acts
GROUNDS = ("ground", "sand", "card")
TINTS = ("blue", "clay", "good", "warn", "bad")
WORDS = [
    (colour, ground) for colour in ("ink", "muted", "blue", "blue-pressed", "clay-text", "bad") for ground in GROUNDS
]
WORDS += [("ink", f"{tint}-tint") for tint in TINTS]
WORDS += [("muted", "blue-tint"), ("clay-text", "clay-tint"), ("blue", "clay-tint"), ("clay", "card")]
WORDS += [(tint, f"{tint}-tint") for tint in TINTS if tint != "clay"]
WORDS += [("on-blue", "blue"), ("on-blue", "blue-pressed"), *((state, "card") for state in ("good", "warn", "bad"))]
SHAPES = [(edge, ground) for edge in ("muted", "blue", "clay", "ink") for ground in GROUNDS]


def tokens(block: str) -> dict[str, str]:
    """The colours declared in a block of the sheet."""
    return {name: value.lower() for name, value in re.findall(r"--([a-z-]+): (#[0-9a-fA-F]{3,6})\b", block)}


DAY = tokens(SHEET.partition(":root {")[2].partition("}")[0])
NIGHT = tokens(SHEET.partition("@media (prefers-color-scheme: dark)")[2].partition("}")[0])
PAPER = tokens(SHEET.partition("@media print")[2])


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1, the same colour, to 21, black on white."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("light", [DAY, NIGHT, PAPER], ids=["day", "night", "paper"])
def test_words_can_be_read_on_their_ground(light):
    assert [pair for pair in WORDS if contrast(light[pair[0]], light[pair[1]]) < TEXT] == []


@pytest.mark.parametrize("light", [DAY, NIGHT, PAPER], ids=["day", "night", "paper"])
def test_the_edges_of_what_acts_can_be_seen(light):
    assert [pair for pair in SHAPES if contrast(light[pair[0]], light[pair[1]]) < SHAPE] == []


def test_the_night_and_the_paper_know_every_colour_of_the_day():
    assert (NIGHT.keys(), PAPER.keys()) == (DAY.keys(), DAY.keys())


def test_paper_is_white_and_its_words_are_nearly_black():
    grounds = {PAPER[name] for name in PAPER if name in GROUNDS or name.endswith("-tint")}

    assert (grounds, PAPER["ink"], contrast(PAPER["muted"], "#ffffff") > 12) == ({"#fff"}, "#000", True)


def test_black_on_white_is_21_and_a_colour_on_itself_1():
    assert (round(contrast("#000", "#ffffff"), 2), contrast("#777777", "#777")) == (21, 1)


@pytest.mark.parametrize("name", ["components.css", "forms.css"])
def test_a_component_takes_its_colours_from_the_tokens(name):
    sheet = (
        (Path(settings.BASE_DIR) / "mentores" / "web" / "static" / "css" / name)
        .read_text()
        .partition("@media print")[0]
    )

    colours = {line.strip() for line in sheet.splitlines() if re.search(r"#[0-9a-fA-F]{3,6}\b", line)}

    assert colours <= {  # said twice: once for browsers that know no tokens
        "border: 1px solid #1f4e8c;",
        "background: #1f4e8c;",
        "color: #fff;",
    }
