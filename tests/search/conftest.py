import pytest
from wagtail.search.backends import get_search_backend

from search.models import Entry
from tests.search.elasticsearch_in_memory import SearchBackend, Server


@pytest.fixture
def elasticsearch(settings) -> SearchBackend:
    """The site set to another engine, whose server is imitated."""
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "tests.search.elasticsearch_in_memory"}}
    Server.forget()
    backend = get_search_backend()
    backend.get_index_for_model(Entry).add_model(Entry)
    return backend
