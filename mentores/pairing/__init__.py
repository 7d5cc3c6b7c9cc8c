"""Who fits with whom: hard rules, scores with reasons, the best round and its proof. Plain Python."""
