"""From a spreadsheet to a plan: the command, its files and its complaints."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256

import pytest

from mentores.pairing.__main__ import main
from mentores.pairing.certificate import check
from tests.pairing.sheets import PEOPLE, Rows, rows_of, table

NAMES = ["certificate.json", "graph.csv", "pairs.csv", "report.html", "unmatched.csv"]
TABLES = ["graph.csv", "pairs.csv", "unmatched.csv"]


@pytest.fixture
def people() -> Rows:
    """The people of the example, to be changed."""
    return rows_of(PEOPLE.read_text(encoding="utf-8"))


@pytest.fixture
def plan(tmp_path) -> Callable[..., dict[str, str]]:
    """Run the command on a text and return the files it wrote."""

    def run(text: str, *options: str) -> dict[str, str]:
        file, folder = tmp_path / "in.csv", tmp_path / "out"
        file.write_text(text, encoding="utf-8", newline="")
        assert main([str(file), "--out", str(folder), *options]) == 0
        return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}

    return run


@pytest.fixture
def complaints(tmp_path, capsys) -> Callable[[bytes], list[str]]:
    """Run the command on what it cannot read and return what it says."""

    def run(content: bytes) -> list[str]:
        file, folder = tmp_path / "in.csv", tmp_path / "out"
        file.write_bytes(content)
        assert (main([str(file), "--out", str(folder)]), folder.exists()) == (2, False)
        return [line.removeprefix(f"{file}: ") for line in capsys.readouterr().err.splitlines()]

    return run


def test_the_command_writes_its_files_and_one_line(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "mentores.pairing", PEOPLE, "--out", tmp_path / "new" / "out"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout == (
        f"8 of 11 mentees paired with 6 mentors, 60216 points, proved the best: {tmp_path / 'new' / 'out'}\n"
    )
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == NAMES


def test_the_pairs_and_those_left_over_are_told(plan):
    written = plan(PEOPLE.read_text(encoding="utf-8"))

    assert written["pairs.csv"] == (
        "mentor_id,mentee_id,score\n"
        "P0000015,P0000229,7333\n"
        "P0000016,P0000045,9000\n"
        "P0000029,P0000331,5666\n"
        "P0000032,P0000147,9500\n"
        "P0000032,P0000312,5166\n"
        "P0000165,P0000323,9500\n"
        "P0000274,P0000069,7916\n"
        "P0000274,P0000072,6135\n"
    )
    assert written["unmatched.csv"] == (
        "mentee_id,reason,detail\n"
        'P0000006,places_taken,"people who compete: 2, places: 1 (P0000006 P0000045)"\n'
        'P0000177,places_taken,"people who compete: 2, places: 1 (P0000045 P0000177)"\n'
        'P0000257,places_taken,"people who compete: 4, places: 3 (P0000069 P0000072 P0000257 P0000323)"\n'
    )


def test_a_mentee_whom_no_single_rule_keeps_out_is_told_so(plan, people):
    alone = [person for person in people if person["id"] in ("P0000006", "P0000165")]
    alone[1] |= {"capacity": "0", "mode": "in_person", "max_distance_km": "0"}

    told = rows_of(plan(table(alone))["unmatched.csv"])

    assert told == [
        {
            "mentee_id": "P0000006",
            "reason": "nobody_possible",
            "detail": "with every mentor more than one thing stands in the way",
        }
    ]


def test_the_files_alone_prove_the_plan(plan, people):
    written = plan(table(people))

    certificate = json.loads(written["certificate.json"])
    edges = {(row["mentor_id"], row["mentee_id"]): int(row["score"]) for row in rows_of(written["graph.csv"])}
    pairs = [(row["mentor_id"], row["mentee_id"]) for row in rows_of(written["pairs.csv"])]
    active = [person for person in people if (person["role"], person["status"]) == ("mentor", "active")]
    assert certificate["input_sha256"] == sha256(table(people).encode()).hexdigest()
    assert certificate["places"] == {one["id"]: int(one["capacity"]) for one in active}
    assert check(certificate, edges=edges, pairs=pairs) == []


def test_the_same_input_and_seed_give_the_same_bytes(plan, people):
    assert plan(table(people), "--seed", "7") == plan(table(people), "--seed", "7")


def test_another_seed_draws_other_lots(plan, people):
    drawn = {plan(table(people), "--seed", str(seed))["pairs.csv"] for seed in range(10)}

    assert len(drawn) == 2


def test_with_wait_the_one_who_registered_first_goes_first(plan, people):
    for person in people:
        person["registered_on"] = {"P0000177": "2015-01-01"}.get(person["id"], "2015-02-01")

    drawn = [rows_of(plan(table(people), "--wait", "--seed", str(seed))["pairs.csv"])[1] for seed in range(10)]

    assert {row["mentee_id"] for row in drawn} == {"P0000177"}


def test_what_may_not_weigh_changes_nothing(plan, people):
    before = plan(table(people))
    for column in ("nationality", "full_name", "birth_date", "arrival_year", "education", "email"):
        values = [person[column] for person in people]
        random.Random(column).shuffle(values)
        for person, value in zip(people, values, strict=True):
            person[column] = value

    after = plan(table(people))

    assert [name for name in NAMES if after[name] != before[name]] == ["certificate.json", "report.html"]  # the input


def test_rows_in_another_order_give_the_same_plan(plan, people):
    before = plan(table(people))

    after = plan(table(people[::-1]))

    assert [name for name in NAMES if after[name] != before[name]] == ["certificate.json", "report.html"]  # the input


def test_semicolons_a_byte_order_mark_and_lost_zeros_are_no_obstacle(plan, people):
    people = [{**person, "municipality_code": person["municipality_code"].lstrip("0")} for person in people]
    before = plan(table(people))

    after = plan("\ufeff" + table(people, ";") + "\n")

    assert after["pairs.csv"] == before["pairs.csv"]


def test_nobody_to_pair_is_an_empty_plan(plan, people):
    written = plan(table(people[:1]))

    assert written["pairs.csv"] == "mentor_id,mentee_id,score\n"


def test_a_spreadsheet_program_takes_no_id_for_a_formula(plan, people):
    people = [{**person, "id": f"{'=+-@'[number % 4]}{person['id']}"} for number, person in enumerate(people)]

    written = plan(table(people))

    cells = [cell for name in TABLES for row in rows_of(written[name]) for cell in row.values()]
    assert len(cells) > 40
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_every_fault_is_told_with_its_row_and_column(complaints, people):
    people[1] |= {"languages": "pt:B9|en:A1", "areas": "EMP-CV|EMP", "availability": "111", "age": ""}
    people[4] |= {"gender": "W", "municipality_code": "9999", "capacity": "-1", "mode": "", "languages": "pt:A1|pt:A2"}
    people[5] |= {"id": "P0000015", "max_distance_km": "5 km", "areas": "EMP-CV|EMP-CV"}
    people[9] |= {"country_of_residence": "Portugal", "registered_on": "31/10/2015", "migrant_profile": "host"}
    people[10] |= {"id": "", "role": "both", "status": "new"}

    assert complaints(table(people).encode()) == [
        "row 3, languages: “pt:B9” is not a language and its level, like pt:B1 or uk:native",
        "row 3, areas: “EMP” is not the code of an area of support",
        "row 3, availability: “111” is not seven groups of three digits 0 or 1",
        "row 3, age: “” is not a whole number from 0 to 9999",
        "row 6, gender: “W” is none of F, M, X",
        "row 6, municipality_code: “9999” is not the code of a municipality",
        "row 6, languages: “pt” stands there twice",
        "row 6, mode: “” is none of in_person, online, either",
        "row 6, capacity: “-1” is not a whole number from 0 to 9999",
        "row 7, id: “P0000015” stands in row 6 too",
        "row 7, areas: “EMP-CV” stands there twice",
        "row 7, max_distance_km: “5 km” is not a whole number from 0 to 9999",
        "row 11, migrant_profile: “host” is none of immigrant, refugee, temporary_protection, returning_emigrant",
        "row 11, country_of_residence: “Portugal” is not a country code of two letters, like PT",
        "row 11, registered_on: “31/10/2015” is not a date like 2015-10-31",
        "row 12, id: is empty",
        "row 12, role: “both” is none of mentor, mentee",
        "row 12, status: “new” is none of active, in_process, paused, left",
    ]


def test_what_someone_who_does_not_take_part_wrote_is_no_fault(plan, people):
    before = plan(table(people))
    people[0] |= {"languages": "", "municipality_code": ""}

    assert plan(table(people))["pairs.csv"] == before["pairs.csv"]


def test_missing_and_repeated_columns_are_told(complaints):
    header = PEOPLE.read_text(encoding="utf-8").partition("\n")[0]

    told = complaints(header.replace("languages", "tongues").replace("education", "mode").encode())

    assert told == [
        "columns ignored: tongues",
        "row 1, languages: this column is missing",
        "row 1, mode: this column stands twice",
    ]


def test_rows_of_another_length_are_told(complaints):
    told = complaints(PEOPLE.read_bytes() + b"P9,mentor\n")

    assert told == ["row 23: has 2 cells, the header has 30"]


@pytest.mark.parametrize(
    ("ending", "fault"),
    [(b'"open', "row 23: cannot be read: unexpected end of data"), (b"\xff", "save it as CSV in UTF-8")],
)
def test_what_is_no_table_is_told(complaints, ending: bytes, fault: str):
    assert complaints(PEOPLE.read_bytes() + ending) == [fault]


def test_an_empty_file_has_no_columns(complaints):
    assert complaints(b"")[0] == "row 1, id: this column is missing"


def test_a_missing_file_is_told(tmp_path, capsys):
    assert main([str(tmp_path / "no.csv"), "--out", str(tmp_path / "out")]) == 2

    assert capsys.readouterr().err == f"{tmp_path / 'no.csv'}: No such file or directory\n"


def test_a_folder_that_cannot_be_made_is_told(tmp_path, capsys):
    (tmp_path / "out").touch()

    assert main([str(PEOPLE), "--out", str(tmp_path / "out")]) == 2

    assert capsys.readouterr().err == f"{tmp_path / 'out'}: File exists\n"
