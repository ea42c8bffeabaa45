"""The same file gives the same bytes, whatever machine, batch or hash seed it meets."""

import pytest

from terminal import EXAMPLES, FIVE_ACTS, run


@pytest.mark.parametrize("command", ["code", "why"])
@pytest.mark.parametrize("example", [FIVE_ACTS, str(EXAMPLES / "opening-sentence.yaml")])
def test_hash_seeds_change_no_byte(command: str, example: str) -> None:
    """Nothing rests on the order in which Python happens to keep a set."""
    first, second = (
        run(command, example, "--format", "json", PYTHONHASHSEED=seed).stdout
        for seed in ("1", "42")
    )

    assert first == second
    assert b'"format"' in first
