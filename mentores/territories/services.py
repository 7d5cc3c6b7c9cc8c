"""Loading the reference data."""

import csv
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from mentores.core.languages import LANGUAGES
from mentores.core.reference import add_unknown
from mentores.territories.models import Language, Municipality, PostalCode, SupportArea

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load_reference_data() -> int:
    """Add what the database does not know yet. Returns how many rows were added; those it has learn more languages."""
    areas, languages = map(_support_area, _rows("support_areas")), map(_language, _rows("languages"))
    return (
        add_unknown(Municipality.objects, map(_municipality, _rows("municipalities")), "code")
        + add_unknown(PostalCode.objects, map(_postal_code, _rows("postal_codes")), "cp4", "municipality_id")
        + add_unknown(SupportArea.objects, areas, "code", texts=["name", "description"])
        + add_unknown(Language.objects, languages, "code", texts=["name"])
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _municipality(row: dict[str, str]) -> Municipality:
    return Municipality(
        code=row["code"],
        name=row["name"],
        label=row["label"],
        slug=row["slug"],
        district_code=row["district_code"],
        district=row["district"],
        island=row["island"],
        nuts2=row["nuts2_2024"],
        nuts2_name=row["nuts2_2024_name"],
        nuts3=row["nuts3_2024"],
        nuts3_name=row["nuts3_2024_name"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        residents=int(row["population_2021"]),
        foreign_residents=int(row["foreign_2021"]),
    )


def _postal_code(row: dict[str, str]) -> PostalCode:
    return PostalCode(cp4=row["cp4"], municipality_id=row["code"], share=Decimal(row["share"]))


def _support_area(row: dict[str, str]) -> SupportArea:
    return SupportArea(
        code=row["code"],
        parent_id=row["parent"] or None,
        sort_order=int(row["sort_order"]),
        name=_translated(row, "name"),
        description=_translated(row, "description"),
        pilot_group=row["pilot_group"],
    )


def _language(row: dict[str, str]) -> Language:
    return Language(
        code=row["code"],
        endonym=row["endonym"],
        direction=row["direction"],
        script=row["script"],
        tier=int(row["tier"]),
        sort_order=int(row["sort_order"]),
        name=_translated(row, "name"),
    )


def _translated(row: dict[str, str], column: str) -> dict[str, str]:
    """What the columns of the languages say; a language without a column is missing."""
    texts = {language.code: row.get(f"{column}_{language.code}", "") for language in LANGUAGES}
    return {code: text for code, text in texts.items() if text}
