"""Files that people send us: looked into, rewritten where they can be, and given out only with what they belong to."""
