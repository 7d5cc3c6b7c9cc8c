"""What can be wrong with a cell or a row, and how it is said."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Said = str | int

SENTENCES: Mapping[str, str | Promise] = {
    "missing": _("Something must stand here."),
    "name": _("This is not a name."),
    "long": _("This is too long. It may have up to %(longest)s signs."),
    "day": _("“%(value)s” is not a day. Write it like this: 2026-03-31."),
    "future": _("This day has not come yet."),
    "order": _("The days of this row do not follow one another."),
    "number": _("“%(value)s” does not fit. Write a whole number from %(least)s to %(most)s."),
    "yes_or_no": _("“%(value)s” does not fit. Write yes or no."),
    "email": _("“%(value)s” is not an e-mail address."),
    "phone": _("“%(value)s” is not a telephone number. For a number of another country, begin with + and its code."),
    "web_page": _("“%(value)s” is not the address of a web page."),
    "tax_number": _("“%(value)s” is not a tax number. It has nine digits; please check them."),
    "postal_code": _("“%(value)s” is not a postal code. Write it like this: 1100-048."),
    "choice": _("We do not know “%(value)s” here. The help sheet of the template lists the words."),
    "most": _("These are too many. Write up to %(most)s."),
    "place": _("“%(value)s” is not a municipality of Portugal."),
    "places": _("Several municipalities are called “%(value)s”. Write it as on the help sheet of the template."),
    "country": _("We do not know the country “%(value)s”."),
    "language": _("We do not know the language “%(value)s”."),
    "level": _("We do not know the level “%(value)s”. The help sheet of the template lists the levels."),
    "area": _("We do not know the area “%(value)s”. The help sheet of the template lists the areas."),
    "time": _("We do not know the time “%(value)s”. Write mornings, afternoons, evenings or weekends."),
    "under_age": _("This person is under 18, and the entity does not accompany people under 18."),
    "same_gender": _("To ask for somebody of the same gender, the gender must be woman or man."),
    "trained": _("A mentor who is trained has been accepted. Write the day of acceptance too."),
    "nobody": _("We find nobody called “%(value)s” among the people of the entity."),
    "namesakes": _("Several people are called “%(value)s”. Write the e-mail or the code instead."),
    "no_pair": _("These two are not a pair."),
    "which_pair": _("Write the code of the pair, or the mentor and the mentee."),
    "oneself": _("Mentor and mentee are the same person."),
    "no_place": _("This mentor has no free place."),
    "not_ready": _("This mentor does not take mentees now."),
    "not_waiting": _("This mentee does not wait for a mentor now."),
    "has_mentor": _("This mentee has a mentor already."),
    "before_accepted": _("On this day one of the two was not accepted yet."),
    "first_meeting": _("A mentorship that has begun has a first meeting. Write its day."),
    "no_first_meeting": _("A mentorship that has not begun has no first meeting. Change the state, or take it out."),
    "end": _("A mentorship that has ended has a last day and a reason."),
    "no_end": _("A mentorship that goes on has no last day and no reason."),
    "no_need": _("Write the area: this mentee has named none."),
    "outside": _("The meeting was before the two were a pair, or after the mentorship had ended."),
    "not_begun": _("This mentorship never began. It has no meetings."),
    "changed": _("This row could not be written any more: something changed in the meantime."),
}


class Wrong(Exception):
    """A cell or a row that cannot be written: a code of SENTENCES, and what its words need."""

    def __init__(self, code: str, **said: Said) -> None:
        super().__init__(code)
        self.code = code
        self.said = {key: value[:80] if isinstance(value, str) else value for key, value in said.items()}


def sentence(code: str, said: Mapping[str, Said]) -> str:
    """What is wrong, in the language of the reader."""
    return str(SENTENCES[code]) % said if said else str(SENTENCES[code])
