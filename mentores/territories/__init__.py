"""Where people live, what they speak and what they need: the lists that everything else points to."""
