"""Two people who go well together, as they fill in the screens of the forms; the last answer of each is needed."""

from collections.abc import Mapping

from tests.journeys.hands import Written

MENTOR: Mapping[str, Written] = {
    "you": {
        "full_name": "Oksana Ponte",
        "email": "oksana@example.org",
        "municipality": "1113",
        "adult": "yes",
    },
    "offer": {
        "languages-0-language": "uk",
        "languages-0-level": "native",
        "languages-1-language": "ar",
        "languages-1-level": "C1",
        "strengths": ["listens", "patient"],
        "networks": "Hotelaria",
        "areas": ["HAB-ARR", "EMP-CV"],
    },
    "time": {
        "hours_a_month": "4",
        "why": "Cheguei ha dez anos.",
        "times": ["afternoons", "weekends"],
    },
}
MENTEE: Mapping[str, Written] = {
    "you": {
        "full_name": "أمل الجسر",
        "email": "amal@example.org",
        "municipality": "1113",
        "adult": "yes",
    },
    "needs": {
        "languages-0-language": "ar",
        "languages-0-level": "native",
        "own_words": "أبحث عن بيت.",
        "needs-1": "HAB-ARR",
    },
}
