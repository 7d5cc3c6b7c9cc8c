"""The report of a plan: one HTML page that needs nothing else, can be printed, and is read by a screen reader."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import islice

from mentores.pairing.columns import Cells
from mentores.pairing.people import Mentor
from mentores.pairing.plan import Plan
from mentores.pairing.strictness import group_of
from mentores.pairing.words import WORDS, left_over_in_words, name, reasons, rule_in_words

LISTED = 20  # mentors of whom one more place would help
GROUPS = ("gender", "migrant_profile", "nationality", "areas", "district", "partner_sort_order")
STYLE = """
:root { color-scheme: light; }
body { font: 100%/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; }
h1, h2 { line-height: 1.2; }
h2 { margin-top: 2.5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: bold; padding-block: .5rem; }
th, td { border-bottom: 1px solid #767676; padding: .3rem .6rem; text-align: start; vertical-align: top; }
.short td { overflow-wrap: anywhere; }
.short { width: auto; }
td.number, th.number { text-align: end; white-space: nowrap; }
ul { margin: 0; padding-inline-start: 1.2rem; }
a:focus, .wide:focus { outline: 3px solid #034ad8; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
}
"""

Cell = str | int | float | list[str]


def page(plan: Plan, *, people: Iterable[Cells], language: str, folder: str) -> str:
    """Return the report in a language. `people` are the rows of the mentees, of which groups are counted."""
    words = WORDS[language]
    parts = [
        f"<h1>{words['title']}</h1>",
        _summary(plan, words, folder),
        _pairs(plan, words, language),
        _left_over(plan, words, language),
        _bottlenecks(plan, words, language),
        _obstacles(plan, words, language),
        _fairness(plan, people, words, language),
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{words['title']}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(parts)
        + "\n</main>\n</body>\n</html>\n"
    )


def _summary(plan: Plan, words: Mapping[str, str], folder: str) -> str:
    proof, snap = plan.certificate, plan.snap
    rows: list[Sequence[Cell]] = [
        (words["mentors"], len(snap.mentors)),
        (words["places"], sum(proof["places"].values())),
        (words["mentees"], len(snap.mentees)),
        (words["possible"], len(plan.graph)),
        (words["matched"], proof["matched"]),
        (words["share"], _share(proof["matched"], len(snap.mentees))),
        (words["total"], proof["total"]),
    ]
    if plan.pairs:
        rows += [
            (words["average"], proof["total"] // len(plan.pairs)),
            (words["lowest"], min(pair.score for pair in plan.pairs)),
        ]
    if plan.terms.floor:
        cost = plan.cost_of_floor()
        rows += [
            (words["floor"], plan.terms.floor),
            (words["floor_cost"], words["cost"].format(served=cost.served, points=cost.points)),
        ]
    rows += [
        (words["seed"], str(proof["seed"])),
        (words["weights"], ", ".join(f"{part} {weight}" for part, weight in proof["weights"].items())),
        (words["input"], proof["input_sha256"]),
    ]
    body = "".join(f'<tr><th scope="row">{escape(str(label))}</th>{_cell(value)}</tr>' for label, value in rows)
    proved = escape(words["proof"].format(folder=folder))
    return f'<div class="wide"><table class="short"><tbody>{body}</tbody></table></div><p>{proved}</p>'


def _pairs(plan: Plan, words: Mapping[str, str], language: str) -> str:
    rows: list[Sequence[Cell]] = []
    for pair in plan.pairs:
        score = plan.snap.explain(pair.mentee, pair.mentor).score
        pinned = [words["pinned"]] if (pair.mentor, pair.mentee) in plan.terms.pins else []
        rows.append((pair.mentee, pair.mentor, pair.score, pinned + (reasons(score, language) if score else [])))
    heads = [words[head] for head in ("mentee", "mentor", "score", "why")]
    return _section(
        words["pairs"], _table(words["pairs"], heads, rows, caption=False) if rows else _say(words["nobody"])
    )


def _left_over(plan: Plan, words: Mapping[str, str], language: str) -> str:
    rows = [(one.mentee, left_over_in_words(one, language, named=False)) for one in plan.unmatched]
    shown = (
        _table(words["unmatched"], [words["mentee"], words["why"]], rows, caption=False)
        if rows
        else _say(words["everybody"])
    )
    return _section(words["unmatched"], shown)


def _bottlenecks(plan: Plan, words: Mapping[str, str], language: str) -> str:
    """The dearest mentors: a price is what one more place of theirs would bring."""
    bonus = plan.certificate["bonus"]
    dearest = sorted(plan.snap.mentors, key=lambda one: (-plan.price(one.key), one.key))
    wanted = (one for one in dearest if 2 * plan.price(one.key) > bonus)
    rows: list[Sequence[Cell]] = []
    for mentor in islice(wanted, LISTED):
        served = (plan.price(mentor.key) + bonus // 2) // bonus
        rows.append((*_described(mentor, language), served, plan.price(mentor.key) - served * bonus))
    heads = [words[head] for head in ("mentor", "where", "offers", "speaks", "more_served", "more_points")]
    shown = _say(words["no_bottleneck"])
    if rows:
        shown = _say(words["bottlenecks_say"]) + _table(words["bottlenecks"], heads, rows, caption=False)
    return _section(words["bottlenecks"], shown)


def _described(mentor: Mentor, language: str) -> tuple[str, str, str, str]:
    return (
        mentor.key,
        name("municipalities", mentor.municipality, language),
        ", ".join(name("support_areas", area, language) for area in sorted(mentor.areas)),
        ", ".join(name("languages", code, language) for code in mentor.languages),
    )


def _obstacles(plan: Plan, words: Mapping[str, str], language: str) -> str:
    against = Counter(one.rule for one in plan.unmatched if one.reason == "nobody_possible")
    if not against:
        return ""
    rows = [(rule_in_words(rule, language), number) for rule, number in against.most_common()]
    return _section(
        words["obstacles"], _table(words["obstacles"], [words["obstacle"], words["people"]], rows, caption=False)
    )


def _fairness(plan: Plan, people: Iterable[Cells], words: Mapping[str, str], language: str) -> str:
    """How many of each group were served, for every group that the file names."""
    served = {pair.mentee for pair in plan.pairs}
    counts: dict[str, dict[str, list[int]]] = {column: defaultdict(lambda: [0, 0]) for column in GROUPS}
    for cells in people:
        for column in GROUPS:
            if column in cells:
                group = group_of(cells[column]) if column == "areas" else cells[column]
                counts[column][group][0] += 1
                counts[column][group][1] += cells["id"] in served
    shown = [_say(words["fairness_say"])]
    for column, groups in counts.items():
        rows = [
            (_group(column, group, words, language), there, matched, _share(matched, there))
            for group, (there, matched) in sorted(groups.items(), key=lambda one: (-one[1][0], one[0]))
        ]
        if rows:
            heads = [words["group"], words["people"], words["matched"], words["share"]]
            shown.append(_table(words[column], heads, rows))
    return _section(words["fairness"], "".join(shown))


def _group(column: str, group: str, words: Mapping[str, str], language: str) -> str:
    if not group:
        return words["unknown"]
    return name("support_areas", group, language) if column == "areas" else words.get(f"{column} {group}", group)


def _share(part: int, whole: int) -> str:
    return f"{100 * part // whole} %" if whole else "–"


def _section(title: str, content: str) -> str:
    return f"<section>\n<h2>{escape(title)}</h2>\n{content}\n</section>"


def _say(sentence: str) -> str:
    return f"<p>{escape(sentence)}</p>"


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, caption: bool = True) -> str:
    """Return a table that can be scrolled by keyboard; without a caption its heading says the title."""
    rows = list(rows)
    shown = f"<caption>{escape(title)}</caption>" if caption else ""
    number = [isinstance(cell, int) for cell in rows[0]]
    head = "".join(
        f'<th scope="col"{_number(is_number)}>{escape(text)}</th>'
        for text, is_number in zip(heads, number, strict=True)
    )
    body = "\n".join(
        f'<tr><th scope="row">{escape(str(first))}</th>{"".join(map(_cell, rest))}</tr>' for first, *rest in rows
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(title)}"><table>'
        f"{shown}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _cell(value: Cell) -> str:
    if isinstance(value, list):
        return f"<td><ul>{''.join(f'<li>{escape(one)}</li>' for one in value)}</ul></td>"
    return f"<td{_number(isinstance(value, int))}>{escape(str(value))}</td>"


def _number(is_number: bool) -> str:
    return ' class="number"' if is_number else ""
