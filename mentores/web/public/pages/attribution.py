"""Where the facts about places come from: the lines that their licences want shown."""

from functools import cache

from mentores.territories.services import DATA


@cache
def attribution() -> list[str]:
    """The lines as they stand beside the data, in Portuguese."""
    lines = (DATA / "ATTRIBUTION.md").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("- ") for line in lines if line.startswith("- ")]
