"""The proof that a plan is the best one, and a checker that knows nothing of how it was found."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TypedDict

VERSION = 2


class Certificate(TypedDict):
    """What a plan claims (`matched`, `total`) and the prices that prove it; the rest says what it was made from.

    `places` are those of each mentor, `pins` the pairs that were settled beforehand, and `classes` what the bonus of a
    mentee is multiplied with, where that is not 1.
    """

    version: int
    input_sha256: str
    weights: dict[str, int]
    seed: int
    matched: int
    total: int
    bonus: int
    mentor_prices: dict[str, int]
    mentee_prices: dict[str, int]
    places: dict[str, int]
    pins: list[tuple[str, str]]
    classes: dict[str, int]


def check(
    certificate: Certificate, *, edges: Mapping[tuple[str, str], int], pairs: Collection[tuple[str, str]]
) -> list[str]:
    """Return what is wrong with the claim that no plan serves more people, nor as many with more points.

    Takes the points of every possible (mentor, mentee) and the recommended pairs.
    """
    mentor_prices, mentee_prices = certificate["mentor_prices"], certificate["mentee_prices"]
    places, bonus, classes = Counter(certificate["places"]), certificate["bonus"], certificate["classes"]
    pins = {(mentor, mentee) for mentor, mentee in certificate["pins"]}
    named = mentor_prices.keys() == places.keys() and classes.keys() <= mentee_prices.keys()
    if not named or not all(mentor in mentor_prices and mentee in mentee_prices for mentor, mentee in edges):
        return ["The prices do not name the people of this round."]
    if not set(pairs) <= edges.keys():
        return ["A recommended pair is not possible."]
    taken = Counter(mentor for mentor, _ in pairs)
    faults = {
        "The version is unknown.": certificate["version"] != VERSION,
        "A mentee stands in two pairs.": len({mentee for _, mentee in pairs}) < len(pairs),
        "A mentor has more pairs than places.": any(count > places[mentor] for mentor, count in taken.items()),
        "A pinned pair is not recommended.": not pins <= set(pairs),
        "The number of pairs is not the one claimed.": certificate["matched"] != len(pairs),
        "The points are not the ones claimed.": certificate["total"] != sum(edges[pair] for pair in pairs),
        "Some points are outside 0 to 10,000.": any(not 0 <= points <= 10_000 for points in edges.values()),
        "The bonus does not put the number served first.": bonus != 10_000 * len(mentee_prices) + 1,
        "A class is below 1.": min(classes.values(), default=1) < 1,
        "A price is negative.": min([*mentor_prices.values(), *mentee_prices.values()], default=0) < 0,
    }
    places.subtract(mentor for mentor, _ in pins)  # what the pins have settled is not up for choice
    pinned = {mentee for _, mentee in pins}
    worth = {
        pair: bonus * classes.get(pair[1], 1) + points
        for pair, points in edges.items()
        if pair[1] not in pinned and places[pair[0]] > 0
    }
    bound = sum(max(count, 0) * mentor_prices[one] for one, count in places.items()) + sum(mentee_prices.values())
    faults |= {
        "A price is asked where nothing is to be had.": any(mentor_prices[one] for one in places if places[one] <= 0)
        or any(mentee_prices[one] for one in pinned),
        "A pair is worth more than its prices.": any(
            value > mentor_prices[mentor] + mentee_prices[mentee] for (mentor, mentee), value in worth.items()
        ),
        "The prices do not add up to the worth of the plan.": bound
        != sum(worth[pair] for pair in pairs if pair not in pins and pair in worth),
    }
    return [fault for fault, found in faults.items() if found]
