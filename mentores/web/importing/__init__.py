"""Lists coming in: the pages that the desk and the office share."""
