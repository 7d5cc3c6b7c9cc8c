"""Who gets which answer: every page, by role, by relation to the case it is about, and by verb.

A page that is not in PAGES does not pass the tests, and neither does one that is there and does not exist.
"""

from tests.security.matrix import company, demo, desk, entry, links, my, office, public

PAGES = (
    *public.PAGES,
    *entry.PAGES,
    *links.PAGES,
    *my.PAGES,
    *company.PAGES,
    *desk.PAGES,
    *office.PAGES,
    *demo.PAGES,
)

# Pages of packages, declared by what their names begin with; how they behave is tested with signing in.
THIRD_PARTY = ("account_", "mfa_")
