"""What is found, as pages and as JSON: both from the same parameters and the same results."""
