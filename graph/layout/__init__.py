"""A layered drawing of an acyclic graph: conclusions above, premises below.

The steps, each in the file of its name:

1. `sections`: a part for each answer, drawn each for itself;
2. `lists`: leaves of one conclusion become one block;
3. `layers`: which row each block stands in;
4. `ladder`: long edges get a slot in every row they pass;
5. `order`: few crossings, from several starts, by going over the rows with `sweep`;
6. `columns`: the x of each slot, by `spread`; `straighten` then straightens long edges;
7. `place`: boxes and edges, which leave a box at its `ports`;
8. `shelves`: the sections on a page.

`layered` takes a section through steps 2 to 7, `arrange` through all. Everything is sorted and
counted in whole pixels, so that the same graph is the same drawing, byte for byte.
"""

from .arrange import arrange
from .sections import sections
from .values import Box, Drawing, Page, Placed, Route, Run, Size

__all__ = ["Box", "Drawing", "Page", "Placed", "Route", "Run", "Size", "arrange", "sections"]
