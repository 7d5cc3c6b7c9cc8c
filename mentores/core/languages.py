"""The languages of the interface."""

from dataclasses import dataclass
from enum import IntEnum


class Reach(IntEnum):
    """How much of the house a language speaks; elsewhere its readers are spoken to in English."""

    PARTICIPANTS = 1  # what mentors, mentees and those who want to be one meet
    PUBLIC = 2  # all but the doors of the staff
    EVERYTHING = 3


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    endonym: str
    direction: str = "ltr"
    reach: Reach = Reach.PARTICIPANTS


LANGUAGES = (
    Language("pt", "Português", reach=Reach.EVERYTHING),
    Language("en", "English", reach=Reach.EVERYTHING),
    Language("ar", "العربية", "rtl", Reach.PUBLIC),
    Language("fr", "Français"),
    Language("es", "Español"),
    Language("ro", "Română"),
    Language("uk", "Українська"),
    Language("ru", "Русский"),
    Language("ur", "اردو", "rtl"),
    Language("ne", "नेपाली"),
    Language("bn", "বাংলা"),
    Language("hi", "हिन्दी"),
    Language("zh-hans", "中文"),
)
STAFF_LANGUAGES = tuple(language.code for language in LANGUAGES if language.reach == Reach.EVERYTHING)
BY_CODE = {language.code: language for language in LANGUAGES}
DEFAULT = "pt"
