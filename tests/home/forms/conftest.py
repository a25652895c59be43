import pytest

from tests.tokens import token_from_before


@pytest.fixture
def token_of_a_minute_ago() -> str:
    return token_from_before("form", seconds=60)


@pytest.fixture
def old_token() -> str:
    """A token that was given out two days ago."""
    return token_from_before("form", seconds=2 * 24 * 3600)
