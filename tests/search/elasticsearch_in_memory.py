"""Elasticsearch as modelsearch talks to it, without a server: it keeps what it is sent and answers from it.

Mapping, documents and queries are made by modelsearch's own classes. What is imitated is the server: the
standard analyser (words of letters and digits, in small letters) and the kinds of query that are sent. It
does not score.
"""

import re
from typing import Any, ClassVar

from modelsearch.backends.elasticsearchbase import ElasticsearchBaseSearchBackend

Document = dict[str, Any]
NOT_TEXT = ("pk", "_django_content_type")


class Server:
    """What has been sent, and the documents by index and number."""

    mappings: ClassVar[dict[str, Document]] = {}
    documents: ClassVar[dict[str, dict[str, Document]]] = {}
    searches: ClassVar[list[Document]] = []

    @classmethod
    def forget(cls) -> None:
        for kept in (cls.mappings, cls.documents, cls.searches):
            kept.clear()


def standard(text: str) -> list[str]:
    """The standard analyser for what has no signs inside words."""
    return re.findall(r"\w+", text.lower())


def _terms(document: Document, field: str) -> set[str]:
    value = document.get(field) or []
    values = value if isinstance(value, list) else [value]
    if field in NOT_TEXT or field.endswith("_filter"):
        return {str(one) for one in values}
    return {term for one in values for term in standard(str(one))}


def _with_copies(mapping: Document, document: Document) -> Document:
    """`copy_to`: the fields that hold the text of several others."""
    copies: dict[str, list[str]] = {}
    for name, options in mapping["properties"].items():
        targets = options.get("copy_to", [])
        for target in [targets] if isinstance(targets, str) else targets:
            copies.setdefault(target, []).append(document.get(name) or "")
    return document | copies


def matches(query: Document, document: Document) -> bool:
    """Whether a document answers a query."""
    ((kind, what),) = query.items()
    if kind == "bool":
        listed = {key: some if isinstance(some, list) else [some] for key, some in what.items()}
        required = listed.get("must", []) + listed.get("filter", [])
        return (
            all(matches(one, document) for one in required)
            and not any(matches(one, document) for one in listed.get("must_not", []))
            and ("should" not in listed or any(matches(one, document) for one in listed["should"]))
        )
    if kind == "dis_max":
        return any(matches(one, document) for one in what["queries"])
    if kind == "multi_match":
        return any(matches({"match": {field.split("^")[0]: what}}, document) for field in what["fields"])
    ((field, asked),) = what.items()
    if kind == "term":
        return str(asked) in _terms(document, field)
    if kind == "match":
        options = asked if isinstance(asked, dict) else {"query": asked}
        text = options["query"]
        wanted = [text] if field in NOT_TEXT else standard(text)
        there = _terms(document, field)
        return (all if options.get("operator") == "and" else any)(term in there for term in wanted)
    raise NotImplementedError(kind)


class _Indices:
    def put_mapping(self, *, index: str, body: Document) -> None:
        Server.mappings[index] = body

    def __getattr__(self, name: str):
        return lambda *arguments, **options: None


class Client:
    """As much of the client as modelsearch uses."""

    def __init__(self, **options: object) -> None:
        self.indices = _Indices()

    def search(self, *, query: Document, index: str, from_: int = 0, size: int = 10, **options) -> Document:
        Server.searches.append(query)
        found = [pk for pk, one in Server.documents.get(index, {}).items() if matches(query, one)]
        hits = [{"fields": {"pk": [pk]}, "_score": 1.0} for pk in found]
        return {"hits": {"hits": hits if "scroll" in options else hits[from_ : from_ + size]}}

    def count(self, *, index: str, body: Document) -> Document:
        return {"count": len(self.search(query=body["query"], index=index, size=10_000)["hits"]["hits"])}

    def delete(self, *, index: str, id: str) -> None:
        Server.documents[index].pop(id, None)


class SearchBackend(ElasticsearchBaseSearchBackend):
    client_class = Client
    use_new_elasticsearch_api = True
    NotFoundError = KeyError

    def bulk(self, client: Client, actions: list[Document], index: str) -> None:
        for action in actions:
            # An index without mapping would guess one; `update_index` puts it there first.
            document = _with_copies(Server.mappings[index], action)
            Server.documents.setdefault(index, {})[action["_id"]] = document
