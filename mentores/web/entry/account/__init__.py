"""One's own account: who one is, how one is reached, and how one signs in."""
