"""A lifecycle as one table: which act leads from which states to which."""

from collections.abc import Iterator
from dataclasses import dataclass


class ActNotPossible(Exception):
    """The case is in a state from which this act does not lead anywhere."""


@dataclass(frozen=True, slots=True)
class Step:
    sources: frozenset[str]
    target: str


def step(*sources: str, to: str) -> Step:
    return Step(frozenset(sources), to)


class Lifecycle:
    """The acts of one kind of case, by name."""

    def __init__(self, *, start: str, **steps: Step) -> None:
        self.start = start
        self.steps = steps

    def after(self, act: str, state: str) -> str:
        """The state `act` leads to from `state`, or ActNotPossible."""
        step = self.steps[act]
        if state not in step.sources:
            raise ActNotPossible(f"cannot {act} a case that is {state}")
        return step.target

    def acts_in(self, state: str) -> list[str]:
        return [act for act, step in self.steps.items() if state in step.sources]

    def arrows(self) -> Iterator[tuple[str, str, str]]:
        """(source, act, target), in the order of the table."""
        for act, step in self.steps.items():
            for source in sorted(step.sources):
                yield source, act, step.target
