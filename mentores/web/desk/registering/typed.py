"""Subjects chosen by typing: a list for each rank, in which the first letters of a subject find it."""

from collections.abc import Mapping
from typing import Any

from django import forms

from mentores.web.registering.needs import Groups


class TypedSubjects(forms.Widget):
    """So many lists below one another. Its value is the codes in their order."""

    template_name = "fields/typed.html"
    use_fieldset = True
    choices: Groups = []

    def __init__(self, *, rows: int) -> None:
        super().__init__()
        self.rows = rows

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        codes = [*(value or []), *[""] * self.rows]
        context["groups"] = self.choices
        context["lists"] = [(rank, f"{name}-{rank}", codes[rank - 1]) for rank in range(1, self.rows + 1)]
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        return [data.get(f"{name}-{rank}", "") for rank in range(1, self.rows + 1)]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return f"{name}-1" not in data

    def id_for_label(self, id_: str) -> str:
        return ""
