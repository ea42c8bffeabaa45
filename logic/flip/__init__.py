"""What single change of an encounter would change its claim, and which rule turns it."""
