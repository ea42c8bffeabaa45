"""A layered drawing of an acyclic graph: conclusions above, premises below.

Layers with room for the boxes, long edges through slots of their own, few crossings by barycentre
and transposition, then places that keep long edges straight and boxes apart. Everything is sorted
and counted in whole pixels, so that the same graph is the same drawing, byte for byte.
"""

from .drawing import arrange
from .values import Box, Drawing, Route, Run, Size

__all__ = ["Box", "Drawing", "Route", "Run", "Size", "arrange"]
