"""The form for what the public page says of the entity."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from mentores.core.languages import LANGUAGES
from mentores.partners.models import Entity
from mentores.web.widgets import PhoneField

LONGEST = 3000


class FaceForm(forms.Form):
    public_email = forms.EmailField(label=_("Public e-mail"), required=False)
    public_phone = PhoneField(label=_("Public telephone"), required=False)
    website = forms.URLField(label=_("Web page"), required=False, assume_scheme="https")

    def __init__(self, data: Mapping[str, str] | None = None, *, entity: Entity) -> None:
        super().__init__(data, initial={name: getattr(entity, name) for name in self.base_fields})
        for language in LANGUAGES:
            self.fields[f"description_{language.code}"] = forms.CharField(
                label=_("What the entity does, in %(language)s") % {"language": language.endonym},
                max_length=LONGEST,
                required=False,
                initial=entity.description.get(language.code, ""),
                widget=forms.Textarea(attrs={"rows": 6, "lang": language.code, "dir": language.direction}),
            )

    def face(self) -> dict[str, str]:
        """The contact, as it was cleaned."""
        return {name: self.cleaned_data[name] for name in self.base_fields}

    def description(self) -> dict[str, str]:
        """The text in each language in which there is one."""
        texts = {language.code: self.cleaned_data[f"description_{language.code}"] for language in LANGUAGES}
        return {code: text for code, text in texts.items() if text}
