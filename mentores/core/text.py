"""Text as it is compared: without capitals and accents, the same on every database."""

import unicodedata


def fold(text: str) -> str:
    """`text` in the form used to sort, page and search: «Évora» becomes «evora»."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())
