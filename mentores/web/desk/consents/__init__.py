"""What a person of the entity agreed to, and writing down what was said or signed."""
