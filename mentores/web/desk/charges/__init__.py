"""Who has a case in hand, and handing it to a colleague."""
