"""The entities of the network, as the national team sees them."""
