"""An organisation asks to become an entity of the network."""
