"""What people told us, put right by the entity that accompanies them."""
