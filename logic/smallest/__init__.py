"""The smallest visit in which something holds: searched by solving, and written as a file."""
