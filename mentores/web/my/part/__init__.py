"""One's own part in the programme: taking a break, coming back, leaving."""
