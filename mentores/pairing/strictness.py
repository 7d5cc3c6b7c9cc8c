"""How strictly the hard rules are read: the network's own way, the way of a file, and what a rules file may change."""

from dataclasses import dataclass

from mentores.pairing.people import LEVELS

GENERAL = "INF"  # general information and guidance: every mentor offers it
CODES = ("place", "area", "reach", "language", "mentor_wish", "mentee_wish", "public", "minor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strictness:
    """Which rules bind, and what counts as an offer and as a common language.

    `binding` holds codes of rules, `language_level` is the level that both need (a value of LEVELS). With `same_group`
    an area offered serves every need of its first-level group. The language `taught` counts at any level where a need
    of the group `taught_in` is served; an empty text stands for none. Raises ValueError for what is no rule or level.
    """

    binding: tuple[str, ...] = CODES
    language_level: int = LEVELS["A2"]
    same_group: bool = False
    taught: str = ""
    taught_in: str = "LIN"

    def __post_init__(self) -> None:
        unknown = set(self.binding) - set(CODES)
        if unknown:
            raise ValueError(f"No such rule: {', '.join(sorted(unknown))}.")
        if self.language_level not in LEVELS.values():
            raise ValueError(f"No such level: {self.language_level}.")


NETWORK = Strictness()
OF_A_FILE = Strictness(binding=tuple(code for code in CODES if code != "public"), same_group=True, taught="pt")


def group_of(area: str) -> str:
    """Return the first-level group of an area of support: LIN of LIN-CONV."""
    return area.partition("-")[0]
