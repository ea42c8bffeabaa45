"""What would put a code on the claim."""
