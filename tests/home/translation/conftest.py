import pytest

from home.models import User


@pytest.fixture
def anna(db: None) -> User:
    """Somebody with a name."""
    return User.objects.create_user("anna", first_name="Anna", last_name="Beispiel")
