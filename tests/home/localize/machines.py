"""Machine translators for tests, and a service on this machine that answers as it is told."""

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar
from urllib.parse import parse_qs

from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue


class Marker(BaseMachineTranslator):
    """Puts `[en] ` before each text, keeps its marks, and remembers how many it was asked for at a time."""

    display_name = "Marker"
    asked: ClassVar[list[int]] = []

    def translate(self, source_locale, target_locale, strings: Iterable[StringValue]):
        strings = list(strings)
        self.asked.append(len(strings))
        return {one: StringValue(f"[{target_locale.language_code}] {one.data}") for one in strings}

    def can_translate(self, source_locale, target_locale) -> bool:
        return target_locale.language_code != "fa"


class Careless(Marker):
    """Loses whatever is no letter."""

    def translate(self, source_locale, target_locale, strings):
        return {one: StringValue(one.render_text().replace("@", " at ")) for one in strings}


class SecondTimeBroken(Marker):
    """Answers once, and then no more."""

    display_name = "Marker"

    def translate(self, source_locale, target_locale, strings):
        if self.asked:
            raise ConnectionError
        return super().translate(source_locale, target_locale, strings)


class Late(Marker):
    """Cannot even be made."""

    def __init__(self, options):
        raise RuntimeError


def configured(name: str, **options: str) -> dict[str, object]:
    """A value of WAGTAILLOCALIZE_MACHINE_TRANSLATOR; for translators of this file the class is enough."""
    name = f"{__name__}.{name}" if name[0].isupper() else name
    return {"CLASS": "home.localize.machine.translator.SiteTranslator", "OPTIONS": {"name": name, **options}}


@dataclass
class FakeService:
    """What a service on this machine answers, and what it was asked."""

    status: int = 200
    answer: object = None
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    url: str = ""


@contextmanager
def fake_service(status: int = 200, answer: object = None) -> Iterator[FakeService]:
    """A service that answers like DeepL, putting `EN ` before each text, or with `status` and `answer`."""
    service = FakeService(status, answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            is_json = self.headers["Content-Type"] == "application/json"
            asked = json.loads(body) if is_json else parse_qs(body)
            service.asked.append({**asked, "path": self.path, "key": self.headers["Authorization"]})
            texts = [f"EN {text}" for text in asked["q" if is_json else "text"]]
            answer = {"translatedText": texts, "translations": [{"text": text} for text in texts]}
            content = service.answer if service.answer is not None else answer
            self.send_response(service.status)
            self.end_headers()
            self.wfile.write(content if isinstance(content, bytes) else json.dumps(content).encode())

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
