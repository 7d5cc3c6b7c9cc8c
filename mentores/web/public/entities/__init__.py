"""The directory of the entities, and a page for each."""
