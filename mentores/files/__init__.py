"""Files that people send: looked into, cleaned, kept under names that say nothing, given out by their owner."""
