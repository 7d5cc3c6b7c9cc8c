"""Public ids."""

from mentores.core.ids import ALPHABET, LENGTH, new_id, seeded


def test_an_id_is_twelve_plain_characters():
    found = new_id()

    assert (len(found), LENGTH, set(found) - set(ALPHABET)) == (12, 12, set())


def test_characters_that_look_alike_are_left_out():
    assert set("01lo") & set(ALPHABET) == set()


def test_a_thousand_ids_are_a_thousand_different_ones():
    assert len({new_id() for _ in range(1000)}) == 1000


def test_the_same_seed_gives_the_same_ids_and_another_seed_others():
    with seeded("2026-03-02 running"):
        first = [new_id(), new_id()]
    with seeded("2026-03-02 running"):
        again = [new_id(), new_id()]
    with seeded("2026-03-03 running"):
        other = [new_id(), new_id()]

    assert (first == again, set(first) & set(other)) == (True, set())


def test_after_a_seed_ids_cannot_be_guessed_again():
    with seeded("demo"):
        first = new_id()
    with seeded("demo"):
        new_id()
        second = new_id()

    assert new_id() not in {first, second}
