"""The arithmetic of coding read once more, in plain Python, and held against the rulebook."""
