"""The languages of the interface."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    endonym: str
    direction: str


LANGUAGES = (
    Language("pt", "Português", "ltr"),
    Language("en", "English", "ltr"),
    Language("ar", "العربية", "rtl"),
)
STAFF_LANGUAGES = ("pt", "en")
BY_CODE = {language.code: language for language in LANGUAGES}
DEFAULT = "pt"
