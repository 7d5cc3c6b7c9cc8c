"""In which languages a test reads a page: in all of them in a long run, else in one of each reach."""

import pytest

from mentores.core.languages import BY_CODE, LANGUAGES
from tests import environment

READ = LANGUAGES if environment.LONG else tuple(BY_CODE[code] for code in ("pt", "ar", "ne"))
CODES = [language.code for language in READ]
UNREAD = tuple(f"/{language.code}/" for language in LANGUAGES if language not in READ)  # how their addresses begin

in_languages = pytest.mark.parametrize("language", READ, ids=lambda language: language.code)
in_each_language = pytest.mark.parametrize("language", CODES)
