"""Files of others are what the manifest says, and none is without its entry."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

HOUSE = Path(settings.BASE_DIR)
STATIC = HOUSE / "mentores" / "web" / "static"
FILES = tomllib.loads((STATIC / "vendor.toml").read_text())["file"]
LICENCES = {"OFL-1.1", "0BSD", "MPL-2.0"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["path"])
def test_a_file_of_others_is_the_one_we_took(file):
    content = (HOUSE / file["path"]).read_bytes()

    assert hashlib.sha256(content).hexdigest() == file["sha256"]
    assert file["licence"] in LICENCES


def test_every_file_of_others_has_its_entry():
    scripts = (STATIC / "js").glob("*.min.js")  # our own are not made small: everybody can read them
    kept = [*(STATIC / "fonts").iterdir(), *scripts, *(HOUSE / "tests" / "vendor").iterdir()]

    assert {file["path"] for file in FILES} == {str(path.relative_to(HOUSE)) for path in kept}
