"""What is found for a question, and in which order, whatever the engine."""
