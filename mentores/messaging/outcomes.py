"""How an attempt to send may end, other than well. A transport raises one of these and nothing else."""


class NotSent(Exception):
    """The text says why, in a word or a code of the other side: never a name, an address or a number."""


class NotNow(NotSent):
    """Not taken; later it may be."""


class NobodyThere(NotNow):
    """The other side cannot be reached or turns everything away: the next message would fare no better."""


class Refused(NotSent):
    """Not taken, and it never will be."""


class PerhapsTaken(NotSent):
    """The other side may have taken it or not: nobody knows, so it is not sent again by itself."""
