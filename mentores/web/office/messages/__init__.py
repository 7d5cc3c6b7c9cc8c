"""How the outbox of the network stands, and what the brake holds."""
