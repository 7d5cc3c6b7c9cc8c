"""Two people who go well together, as they fill in the forms; whoever sends one ticks the last box, `agreed`."""

from tests.journeys.hands import Written

MENTOR: Written = {
    "full_name": "Oksana Ponte",
    "email": "oksana@example.org",
    "municipality": "1113",
    "mode": "in_person",
    "areas": ["HAB-ARR", "EMP-CV"],
    "publics": ["immigrant", "refugee"],
    "languages-0-language": "uk",
    "languages-0-level": "native",
    "languages-1-language": "ar",
    "languages-1-level": "C1",
    "availability": ["1", "4", "16"],
    "gender": "F",
    "gender_wish": "same_gender",
}
MENTEE: Written = {
    "full_name": "أمل الجسر",
    "email": "amal@example.org",
    "public": "refugee",
    "first_need": "HAB-ARR",
    "municipality": "1113",
    "mode": "either",
    "languages-0-language": "ar",
    "languages-0-level": "native",
    "availability": ["4", "16"],
    "gender": "F",
    "gender_wish": "women_only",
}
