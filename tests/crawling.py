"""What crawlers find out about a site: what every address answers, and what pages say of each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree import ElementTree

from django.http import HttpResponse
from django.test import Client

from home.translation.reading import Reading

HOST = "http://testserver"
XML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class Links(HTMLParser):
    """Where a page leads to and what it says of itself to crawlers."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ways: set[str] = set()
        self.canonical = ""
        self.robots = ""
        self.alternates: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a" and values.get("href", "").startswith("/"):
            way = re.split("[?#]", values["href"])[0]
            # Files in the media folder need a web server; a zip holds what its query names.
            if not way.startswith("/media/") and not way.endswith(".zip"):
                self.ways.add(way)
        elif tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        elif tag == "link" and "hreflang" in values:
            self.alternates[values["hreflang"]] = values["href"]
        elif tag == "meta" and values.get("name") == "robots":
            self.robots = values["content"]


@dataclass
class Answer:
    """What an address answered; `html` and `links` are empty for anything but pages."""

    status: int
    has_cookies: bool
    reading: Reading | None = None
    html: str = ""
    links: Links = field(default_factory=lambda: Links(""))


@dataclass
class Site:
    """What crawlers know: what each path answered, and the alternates of each address in the sitemap."""

    answers: dict[str, Answer]
    listed: dict[str, dict[str, str]]

    @property
    def pages(self) -> dict[str, Links]:
        """The pages among the answers, by path."""
        return {path: answer.links for path, answer in self.answers.items() if answer.html}

    @property
    def indexable(self) -> dict[str, Links]:
        """The pages that search engines may list, by absolute address."""
        return {HOST + path: page for path, page in self.pages.items() if "noindex" not in page.robots}

    @property
    def fallbacks(self) -> Iterator[tuple[str, Links]]:
        """The pages that are shown in German under another language."""
        for path, answer in self.answers.items():
            if answer.reading and answer.reading.is_fallback:
                yield path, answer.links


def crawl() -> Site:
    """Follow all links from the German home page on, and read the sitemap."""
    client = Client()
    answers: dict[str, Answer] = {}
    waiting = {"/de/"}
    while waiting:
        path = waiting.pop()
        answers[path] = _answer(client.get(path))
        waiting |= answers[path].links.ways - answers.keys()
    return Site(answers, sitemap(client))


def _answer(response: HttpResponse) -> Answer:
    answer = Answer(
        status=response.status_code,
        has_cookies=bool(response.cookies),
        reading=getattr(response.wsgi_request, "reading", None),
    )
    if response.get("Content-Type", "").startswith("text/html"):
        answer.html = response.content.decode()
        answer.links = Links(answer.html)
        answer.links.robots += response.get("X-Robots-Tag", "")
    return answer


def sitemap(client: Client, address: str = "/sitemap.xml") -> dict[str, dict[str, str]]:
    """The alternates of every address in the sitemap."""
    response = client.get(address)
    assert response.status_code == 200
    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    return {
        url.find("s:loc", XML).text: {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", XML)
        }
        for url in root.findall("s:url", XML)
    }
