"""How far the people of the network come."""
