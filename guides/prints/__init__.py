"""What halls print: ordered, set, remembered, and told when it no longer holds."""
