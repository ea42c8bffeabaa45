"""What holds the documentation to the program: mentions, examples that are run, links."""
