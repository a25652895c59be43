"""What a machine must not change: the marks in a text, placeholders, addresses."""

import re
from collections import Counter

from bs4 import BeautifulSoup
from wagtail_localize.strings import StringValue

# Web and mail addresses without the stop that ends their sentence, `{name}`, `%(name)s`.
UNTOUCHED = re.compile(
    r"https?://[^\s<>()\"“”„]*[^\s<>()\"“”„.,;:!?…»«]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\{\w*\}|%\(\w+\)[sd]"
)


def usable(german: StringValue, answer: StringValue | None, longest: int | None = None) -> StringValue | None:
    """The answer of a machine as it can be stored; None if something in it got lost.

    The same marks and links (wagtail-localize numbers them: `<a id="a1">`), placeholders and addresses have
    to be there, as often; `longest` is the number of characters that the field takes.
    """
    if answer is None or not isinstance(answer.data, str) or "\x00" in answer.data:
        return None
    try:
        stored = StringValue.from_translated_html(answer.data.strip())
    except ValueError:
        return None
    text, before = stored.render_text(), german.render_text()
    if not text.strip() or (longest and len(text) > longest):
        return None
    if _marks(stored) != _marks(german) or _untouched(text) != _untouched(before):
        return None
    return stored


def _marks(string: StringValue) -> Counter[tuple[str, str]]:
    soup = BeautifulSoup(string.data, "html.parser")
    return Counter((tag.name, str(sorted(tag.attrs.items()))) for tag in soup.find_all(True))


def _untouched(text: str) -> Counter[str]:
    return Counter(UNTOUCHED.findall(text))
