"""What every page loads stays light enough for an old computer on a slow line."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "mentores" / "web" / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted(path for path in (STATIC / "js").glob("*.js") if not path.name.endswith(".min.js"))
KIB = 1024
# Browsers of ten years ago drop a whole rule that holds one of these.
TOO_NEW = (
    r":(?:has|is|where)\(|@(?:layer|container|property|scope)|\b(?:clamp|min|max)\(|\binset\b|aspect-ratio|"
    r"^\s*&|(?<!-)\bgap:"
)
# Syntax of the last ten years, which stops a whole script in an older browser.
TOO_NEW_A_SCRIPT = (
    r"\?\.(?!\d)|\?\?|\basync\b|\bawait\b|\*\*|\{ ?\.\.\.|, \.\.\.\w+ ?\}|\bcatch \{|#[a-z]\w*\(|\d_\d|\bimport\b"
)


def test_the_style_sheets_weigh_at_most_20_kib_on_the_way():
    assert sum(len(gzip.compress(sheet.read_bytes())) for sheet in SHEETS) <= 20 * KIB


@pytest.mark.parametrize("letters", [("latin",), ("latin", "arabic")], ids="-".join)
def test_the_letters_of_a_language_weigh_at_most_55_kib(letters):
    fonts = [STATIC / "fonts" / f"noto-sans-{name}-{weight}.woff2" for name in letters for weight in (400, 700)]

    assert sum(font.stat().st_size for font in fonts) <= 55 * KIB


def test_the_script_weighs_at_most_25_kib_on_the_way():
    assert sum(len(gzip.compress(script.read_bytes())) for script in (STATIC / "js").glob("*.js")) <= 25 * KIB


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_style_is_written_that_an_old_browser_stumbles_over(sheet):
    assert re.findall(TOO_NEW, sheet.read_text(), re.MULTILINE) == []


def test_a_style_that_is_too_new_would_be_found():
    assert re.findall(TOO_NEW, ".a:has(b) { gap: 1px; }\n  &:hover {}", re.MULTILINE) == [":has(", "gap:", "  &"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_script_is_written_that_an_old_browser_stumbles_over(script):
    assert re.findall(TOO_NEW_A_SCRIPT, script.read_text()) == []


def test_a_script_that_is_too_new_would_be_found():
    script = "const a = async () => ({ ...b, c: d?.e ?? 1 }); try { f(2 ** 3) } catch { g(h ? .5 : 1) }"

    assert re.findall(TOO_NEW_A_SCRIPT, script) == ["async", "{ ...", "?.", "??", "**", "catch {"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_grid_is_only_for_browsers_that_have_it(sheet):
    outside = re.sub(r"@supports \(display: grid\) \{.*?\n\}", "", sheet.read_text(), flags=re.DOTALL)

    assert "display: grid" not in outside


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_file_a_style_sheet_asks_for_is_there(sheet):
    asked = re.findall(r'url\("([^"]+)"\)', sheet.read_text())

    assert [path for path in asked if not (sheet.parent / path).exists()] == []
