"""Read CMS's files as they come: which table a file is, its content tells, not its name."""

from .layout import Layout, find_layout
from .sheet import Line, lines_of
from .source import Source, sources

__all__ = ["Layout", "Line", "Source", "find_layout", "lines_of", "sources"]
