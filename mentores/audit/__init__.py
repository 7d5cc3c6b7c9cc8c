"""What was done and what was read: ids and codes only, without foreign keys, so that nothing can erase it by cascade."""
