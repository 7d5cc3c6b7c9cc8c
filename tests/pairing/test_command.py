"""The command with all that it can be told, and the verifier that knows only its files."""

import io
import json
import time
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from mentores.pairing import verify
from mentores.pairing.__main__ import main
from mentores.pairing.progress import Progress
from mentores.pairing.words import WORDS
from tests.pairing.sheets import PEOPLE, Rows, rows_of, table

Told = dict[str, Any]
VOID = {"meta", "li", "br"}


@pytest.fixture
def people() -> Rows:
    """The people of the example."""
    return rows_of(PEOPLE.read_text(encoding="utf-8"))


@pytest.fixture
def run(tmp_path, capsys) -> Callable[..., Told]:
    """Run the command on the example, with files beside it; return the exit code, what was said and what written."""

    def ran(*options: str, mentors: Rows | None = None, mentees: Rows | None = None, **files: str) -> Told:
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        sheets = [str(PEOPLE)]
        if mentors and mentees:
            sheets = [str(tmp_path / "mentors.csv"), str(tmp_path / "mentees.csv")]
            for path, rows in zip(sheets, [mentors, mentees], strict=True):
                Path(path).write_text(table(rows), encoding="utf-8")
        told = [str(tmp_path / option) if option in files else option for option in options]
        code = main([*sheets, "--out", str(tmp_path / "out"), *told])
        said = capsys.readouterr().err.replace(f"{tmp_path}/", "").splitlines()
        written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").glob("*")}
        return {"code": code, "said": said, **written}

    return ran


def keys(told: Told) -> set[tuple[str, str]]:
    """Who stands with whom."""
    return {(row["mentor_id"], row["mentee_id"]) for row in rows_of(told["pairs.csv"])}


def split(people: Rows) -> tuple[Rows, Rows]:
    """The two sides, each without the column that says so."""
    without = [{name: cell for name, cell in one.items() if name != "role"} for one in people]
    sides = {
        role: [row for row, one in zip(without, people, strict=True) if one["role"] == role]
        for role in ("mentor", "mentee")
    }
    return sides["mentor"], sides["mentee"]


def test_two_files_say_the_same_as_one(run, people):
    mentors, mentees = split(people)

    two = run(mentors=mentors, mentees=mentees)

    one = run()
    assert [two[name] for name in ("pairs.csv", "graph.csv", "unmatched.csv")] == [
        one[name] for name in ("pairs.csv", "graph.csv", "unmatched.csv")
    ]
    content = (table(mentors) + table(mentees)).encode()
    assert json.loads(two["certificate.json"])["input_sha256"] == sha256(content).hexdigest()


def test_two_files_need_only_the_columns_of_their_side(run, people):
    mentors, mentees = split(people)
    needed = ["id", "status", "gender", "municipality_code", "languages", "areas", "availability", "mode"]
    needed += ["gender_preference", "max_distance_km"]
    mentors = [{name: one[name] for name in [*needed, "capacity"]} for one in mentors]
    mentees = [{name: one[name] for name in needed} for one in mentees]

    assert keys(run(mentors=mentors, mentees=mentees)) == keys(run())


def test_somebody_in_the_file_of_the_other_side_is_told(run, people):
    told = run(mentors=people, mentees=[one for one in people if one["role"] == "mentee"])

    assert told["code"] == 2
    assert told["said"][0] == "mentors.csv: row 3, role: “mentee” stands in the file of the mentors"


def test_faults_of_both_files_are_told_together(run, people):
    mentors, mentees = split(people)
    mentors[2]["capacity"] = "many"
    mentees[0]["mode"] = "phone"

    told = run(mentors=mentors, mentees=mentees)

    assert told == {
        "code": 2,
        "said": [
            "mentors.csv: row 4, capacity: “many” is not a whole number from 0 to 9999",
            "mentees.csv: row 2, mode: “phone” is none of in_person, online, either",
        ],
    }


def test_unknown_columns_are_ignored_and_said_so(run, people):
    mentors, mentees = split(people)

    told = run(mentors=[{**one, "shoe": "40", "hat": "L"} for one in mentors], mentees=mentees)

    assert (told["code"], told["said"]) == (0, ["mentors.csv: columns ignored: shoe, hat"])


def test_to_wait_the_file_must_say_since_when(run, people):
    mentors, mentees = split(people)
    mentees = [{name: cell for name, cell in one.items() if name != "registered_on"} for one in mentees]

    assert run("--wait", mentors=mentors, mentees=mentees)["said"] == [
        "mentees.csv: row 1, registered_on: this column is missing"
    ]


def test_pins_stand_and_bans_do_not(run):
    pins = "mentor_id,mentee_id\nP0000016,P0000177\n"
    bans = "mentor_id;mentee_id\nP0000016;P0000045\n"

    told = run("--pins", "pins.csv", "--bans", "bans.csv", **{"pins.csv": pins, "bans.csv": bans})

    assert ("P0000016", "P0000177") in keys(told)
    assert ("P0000016", "P0000045") not in keys(told)
    assert json.loads(told["certificate.json"])["pins"] == [["P0000016", "P0000177"]]
    assert "Settled beforehand." in told["report.html"]


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("--pins", "mentor_id,mentee_id\nP0000032,P9\n", ["f: row 2, mentee_id: “P9” is nobody’s id"]),
        ("--bans", "mentor_id\nP0000032\n", ["f: row 1, mentee_id: this column is missing"]),
        (
            "--pins",
            "mentor_id,mentee_id\nP0000032,P0000177\n",
            ["f: The pair P0000032 and P0000177 cannot be pinned: area."],
        ),
        (
            "--pins",
            "mentor_id,mentee_id\nP0000002,P0000006\n",
            ["f: The pair P0000002 and P0000006 cannot be pinned: unknown."],
        ),
        ("--weights", "{", ["f: row 1: is not JSON (Expecting property name enclosed in double quotes)"]),
        ("--weights", "[1]", ["f: is not an object with some of version, area, time, language, distance"]),
        ("--weights", '{"luck": 1}', ["f: luck: is not one of version, area, time, language, distance"]),
        ("--weights", '{"area": "5"}', ["f: area: is not a whole number"]),
        (
            "--weights",
            '{"area": 9000}',
            ["f: Weights are 0 or more and add up to at most 10000: (9000, 2000, 2000, 1000)."],
        ),
        ("--rules", '{"status": ["gone"]}', ["f: status: is not a list of active, in_process, paused, left"]),
        ("--rules", '{"binding": "area"}', ["f: binding: is not a list of texts"]),
        ("--rules", '{"binding": ["luck"]}', ["f: No such rule: luck."]),
        ("--rules", '{"language_level": "B9"}', ["f: language_level: is not one of A1, A2, B1, B2, C1, C2, native"]),
        ("--rules", '{"same_group": 1}', ["f: same_group: is not true or false"]),
        ("--rules", '{"taught": 1}', ["f: taught: is not a text"]),
    ],
)
def test_a_file_that_says_what_cannot_be_is_refused(run, option, text, said):
    assert run(option, "f", f=text) == {"code": 2, "said": said}


def test_a_file_that_is_not_there_is_told(run):
    assert run("--weights", "/nowhere") == {"code": 2, "said": ["/nowhere: No such file or directory"]}


def test_other_weights_give_other_points(run):
    told = run("--weights", "w", w='{"version": 7, "area": 0}')

    assert json.loads(told["certificate.json"])["weights"] == {
        "version": 7,
        "area": 0,
        "time": 2000,
        "language": 2000,
        "distance": 1000,
    }


def test_other_rules_give_other_pairs(run):
    lax = '{"binding": ["place"], "status": ["active", "paused", "in_process"]}'

    told = run("--rules", "r", r=lax)

    certificate = json.loads(told["certificate.json"])
    assert len(rows_of(told["graph.csv"])) == len(certificate["mentor_prices"]) * len(certificate["mentee_prices"])
    assert len(certificate["mentor_prices"]) == 8


def test_strict_rules_ask_for_the_area_by_name(run):
    strict = run("--rules", "r", r='{"same_group": false, "language_level": "native", "taught": ""}')

    assert len(rows_of(strict["graph.csv"])) < len(rows_of(run()["graph.csv"]))


def test_portuguese_at_any_level_is_enough_to_learn_it(run, people):
    mentors, mentees = split(people)
    mentor = {**mentors[-1], "areas": "LIN-CULT", "languages": "pt:native", "mode": "online"}
    mentee = {**mentees[0], "areas": "EMP-CV|LIN-CONV", "languages": "pt:A1|ne:native", "mode": "online"}
    other = {**mentee, "id": "P1", "areas": "EMP-CV|INF-CID"}

    told = run(mentors=[mentor], mentees=[mentee, other])

    assert keys(told) == {(mentor["id"], mentee["id"])}
    assert "without" not in told["unmatched.csv"]
    assert "share no language" in told["unmatched.csv"]


def test_a_floor_leaves_weak_pairs_out_and_its_cost_stands_in_the_report(run):
    told = run("--floor", "6000")

    assert min(int(row["score"]) for row in rows_of(told["pairs.csv"])) >= 6000
    assert "What this floor costs" in told["report.html"]


@pytest.mark.parametrize("floor", ["-1", "10001", "many"])
def test_a_floor_is_a_number_of_points(run, floor):
    with pytest.raises(SystemExit) as refused:
        run("--floor", floor)

    assert refused.value.code == 2


class Page(HTMLParser):
    """Reads a page: is every element closed, and what does it load?"""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loaded: list[str] = []
        self.headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        self.loaded += [str(value) for name, value in attrs if name in {"src", "href", "action", "style"}]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"h1", "h2"}:
            self.headings.append(data)


@pytest.mark.parametrize("language", ["en", "pt"])
def test_the_report_stands_alone_and_says_everything(run, language):
    page = Page()

    told = run("--lang", language)
    page.feed(told["report.html"])

    words = WORDS[language]
    assert (page.open, page.loaded) == ([], [])
    assert page.headings == [words[head] for head in ("title", "pairs", "unmatched", "bottlenecks", "fairness")]
    assert f'<html lang="{language}">' in told["report.html"]
    for row in [*rows_of(told["pairs.csv"]), *rows_of(told["unmatched.csv"])]:
        assert row["mentee_id"] in told["report.html"]


def test_a_name_that_looks_like_markup_stays_a_text(run, people):
    mentors, mentees = split(people)
    mentees[0]["id"] = "<script>alert(1)</script>"

    assert "<script>" not in run(mentors=mentors, mentees=mentees)["report.html"]


def test_an_empty_round_has_a_report_too(run, people):
    mentors, mentees = split(people)

    told = run(
        mentors=[{**one, "status": "left"} for one in mentors], mentees=[{**one, "status": "left"} for one in mentees]
    )

    assert "There is no pair." in told["report.html"]
    assert "Everybody has a mentor." in told["report.html"]


def test_both_languages_have_the_same_words_and_gaps():
    english, portuguese = WORDS["en"], WORDS["pt"]

    assert english.keys() == portuguese.keys()
    for key, sentence in english.items():
        gaps = [{piece.split("}")[0] for piece in text.split("{")[1:]} for text in (sentence, portuguese[key])]
        assert gaps[0] == gaps[1]


def test_what_was_written_is_verified_by_its_files_alone(run, tmp_path, capsys):
    run()

    assert verify.main([str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'out'}: proved the best plan\n"


def test_ids_that_look_like_formulas_are_verified_too(run, people, tmp_path):
    mentors, mentees = split(people)
    for number, one in enumerate([*mentors, *mentees]):
        one["id"] = f"{'=+-@'[number % 4]}{one['id']}"
    run(mentors=mentors, mentees=mentees)

    assert verify.verify(tmp_path / "out") == []


@pytest.mark.parametrize(
    ("name", "before", "after", "fault"),
    [
        ("pairs.csv", "P0000015,P0000229,7333\n", "", "The number of pairs is not the one claimed."),
        ("pairs.csv", "P0000229,7333", "P0000229,7334", "A pair has other points than in the list of possible pairs."),
        ("graph.csv", "P0000015,P0000229,7333", "P0000015,P0000229,7334", "The points are not the ones claimed."),
        ("unmatched.csv", "P0000177", "P0000178", "Not everybody is either paired or left over."),
        ("certificate.json", '"matched": 8', '"matched": 9', "The number of pairs is not the one claimed."),
    ],
)
def test_a_file_that_was_changed_is_found_out(run, tmp_path, name, before, after, fault):
    written = run()[name]
    assert before in written
    (tmp_path / "out" / name).write_text(written.replace(before, after), encoding="utf-8")

    assert verify.main([str(tmp_path / "out")]) == 1
    assert fault in verify.verify(tmp_path / "out")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"pins": 1}'])
def test_a_folder_without_a_plan_cannot_be_verified(run, tmp_path, capsys, content):
    run()
    (tmp_path / "out" / "certificate.json").write_text(content, encoding="utf-8")

    assert verify.main([str(tmp_path / "out")]) == 2
    assert "cannot be read as a plan" in capsys.readouterr().err


class Terminal(io.StringIO):
    """A terminal that keeps what was drawn."""

    def isatty(self) -> bool:
        return True


def test_long_work_shows_a_bar_and_takes_it_away():
    terminal = Terminal()

    with Progress(4, out=terminal, patience=0.0) as progress:
        progress.step("reading")
        progress.step("solving")
        end = time.monotonic() + 30
        while "2 of 4: solving" not in terminal.getvalue() and time.monotonic() < end:
            time.sleep(0.01)

    assert "2 of 4: solving" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize("terminal", [Terminal(), io.StringIO()])
def test_short_work_and_what_is_no_terminal_show_none(terminal):
    with Progress(1, out=terminal, patience=60.0) as progress:
        progress.step("reading")

    assert terminal.getvalue() == ""
