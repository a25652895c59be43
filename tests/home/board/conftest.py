import pytest
from wagtail.users.models import UserProfile

from home.models import User
from tests.home.localize.conftest import editor as editor


@pytest.fixture
def admin_user(admin_user: User) -> User:
    """The administrator, who reads the admin in English, as these tests are written."""
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    return admin_user
