"""The proof that a plan is the best one, and a checker that knows nothing of how it was found."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TypedDict

VERSION = 1


class Certificate(TypedDict):
    """What a plan claims (`matched`, `total`) and the prices that prove it; the rest says what it was made from."""

    version: int
    input_sha256: str
    weights: dict[str, int]
    seed: int
    matched: int
    total: int
    bonus: int
    mentor_prices: dict[str, int]
    mentee_prices: dict[str, int]


def check(
    certificate: Certificate,
    *,
    edges: Mapping[tuple[str, str], int],
    pairs: Collection[tuple[str, str]],
    places: Mapping[str, int],
) -> list[str]:
    """Return what is wrong with the claim that no plan serves more people, nor as many with more points.

    Takes the points of every possible (mentor, mentee), the recommended pairs and the places of every mentor.
    """
    mentor_prices, mentee_prices = certificate["mentor_prices"], certificate["mentee_prices"]
    bonus = certificate["bonus"]
    if mentor_prices.keys() != places.keys() or not {mentee for _, mentee in edges} <= mentee_prices.keys():
        return ["The prices do not name the people of this round."]
    if not set(pairs) <= edges.keys():
        return ["A recommended pair is not possible."]
    taken = Counter(mentor for mentor, _ in pairs)
    total = sum(edges[pair] for pair in pairs)
    bound = sum(places[mentor] * price for mentor, price in mentor_prices.items()) + sum(mentee_prices.values())
    faults = {
        "The version is unknown.": certificate["version"] != VERSION,
        "A mentee stands in two pairs.": len({mentee for _, mentee in pairs}) < len(pairs),
        "A mentor has more pairs than places.": any(count > places[mentor] for mentor, count in taken.items()),
        "The number of pairs is not the one claimed.": certificate["matched"] != len(pairs),
        "The points are not the ones claimed.": certificate["total"] != total,
        "Some points are outside 0 to 10,000.": any(not 0 <= points <= 10_000 for points in edges.values()),
        "The bonus does not put the number served first.": bonus != 10_000 * len(mentee_prices) + 1,
        "A price is negative.": min([*mentor_prices.values(), *mentee_prices.values()], default=0) < 0,
        "A mentor without places has a price.": any(mentor_prices[one] for one, count in places.items() if not count),
        "A pair is worth more than its prices.": any(
            bonus + points > mentor_prices[mentor] + mentee_prices[mentee] for (mentor, mentee), points in edges.items()
        ),
        "The prices do not add up to the worth of the plan.": bound != bonus * len(pairs) + total,
    }
    return [fault for fault, found in faults.items() if found]
