"""Reads the rulebooks and the kernel as text, to hold them to what they promise."""
