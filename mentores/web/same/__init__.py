"""What the desk and the office share: two records that may be one person."""
