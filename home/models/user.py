from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who works on the site. A model of our own, because it cannot be swapped in later."""
