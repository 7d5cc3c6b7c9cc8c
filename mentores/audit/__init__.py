"""What was done and what was read: ids and codes without foreign keys, so that nothing can erase it by cascade."""
