"""What may be meant while a question is being typed."""
