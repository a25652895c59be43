"""Whether somebody reads what is asked for. What is counted, is counted of people."""

from django.http import HttpRequest

ROBOTS = (
    "bot",  # Googlebot, bingbot, Telegrambot, GPTBot and most others
    "crawl",
    "spider",
    "slurp",  # Yahoo
    "archiver",
    "scan",
    "monitor",
    "uptime",
    "check",  # link checkers
    "preview",
    "facebookexternalhit",
    "whatsapp",
    "headless",
    "lighthouse",
    "curl/",
    "wget/",
    "python-",
    "go-http-client",
    "java/",
    "okhttp",
    "libwww",
    "httpclient",
)
"""Words in the user agent of programs that no person sits in front of. Kept small on purpose: what is missing
makes a number a little too high, a word too many would hide people."""


def is_robot(request: HttpRequest) -> bool:
    """Whether a program says of itself that it is none for reading; one that says nothing is one, too."""
    said = request.headers.get("User-Agent", "").casefold()
    return not said.strip() or any(word in said for word in ROBOTS)


def is_in_advance(request: HttpRequest) -> bool:
    """Whether the browser loads it without having been asked to."""
    purpose = request.headers.get("Sec-Purpose", "") or request.headers.get("Purpose", "")
    return "prefetch" in purpose.lower()
