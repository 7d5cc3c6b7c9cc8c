"""Who shares applications how, the conditions to take part, and where else people can turn."""
