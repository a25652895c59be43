"""Links in the texts of the content, written `[words](https://…)`: in German, and in translations alike."""

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from wagtail_localize.models import StringSegment
from wagtail_localize.strings import StringValue

WRITTEN = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<address>https://[^\s()]+)\)")
_NUMBERED = re.compile(r'<a id="(?P<number>\w+)">(?P<words>.*?)</a>')


def addresses(text: str) -> list[str]:
    """Where a text of the content links to, in its order."""
    return [link["address"] for link in WRITTEN.finditer(text)]


def as_rich_text(text: str) -> SafeString:
    """A text of the content as HTML: its links are links, and all else is text."""
    return SafeString(WRITTEN.sub(r'<a href="\g<address>">\g<words></a>', escape(text)))


def as_written(segment: StringSegment) -> str:
    """A translatable string as the content would write it; wagtail-localize numbers its links instead."""
    attributes = _attributes(segment)

    def written(link: re.Match[str]) -> str:
        return f"[{link['words']}]({attributes[link['number']]['href']})"

    return html.unescape(_NUMBERED.sub(written, segment.string.data))


def as_translation(text: str, segment: StringSegment) -> str:
    """A translation as wagtail-localize keeps it, with the numbers of the German string's links.

    Raises `KeyError` if it leads to an address to which the German string does not.
    """
    numbers = {one["href"]: number for number, one in _attributes(segment).items() if "href" in one}

    def numbered(link: re.Match[str]) -> str:
        return f'<a id="{numbers[html.unescape(link["address"])]}">{link["words"]}</a>'

    return WRITTEN.sub(numbered, StringValue.from_plaintext(text).data)


def _attributes(segment: StringSegment) -> Mapping[str, Mapping[str, Any]]:
    return json.loads(segment.attrs or "null") or {}
