"""The picture that appears where somebody shares a page: drawn by ourselves, without a service."""

from home.sharing.drawing import SIZE
from home.sharing.views import address_of, picture

__all__ = ["SIZE", "address_of", "picture"]
