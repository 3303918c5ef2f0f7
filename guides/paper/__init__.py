"""What stands on paper: QR symbols."""
