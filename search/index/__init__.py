"""What is published, as entries of an index that follows the ledger, whatever the engine."""
