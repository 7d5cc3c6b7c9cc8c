"""Who acts, as far as the record of acts needs to know."""

from typing import Protocol


class Actor(Protocol):
    """A person (or nobody), wearing a role, for an entity (or none)."""

    @property
    def person_id(self) -> int | None: ...

    @property
    def role(self) -> str: ...

    @property
    def entity_id(self) -> int | None: ...
