"""Install every package and rulebook folder below logic, graph and cli as lineproof.<folder>.

The folders are found here because pyproject.toml cannot both rename folders and discover them;
a list written by hand would silently drop each new folder from the wheel.
"""

from setuptools import find_namespace_packages, setup

folders = find_namespace_packages(
    include=["logic", "logic.*", "graph", "graph.*", "cli", "cli.*"], exclude=["*__pycache__*"]
)
setup(packages=[f"lineproof.{folder}" for folder in folders])
