"""Asking ClamAV about a file, where an installation has it. Needs no Django.

Only a clean OK counts as clean. `AlertExceedsMax yes` belongs into clamd.conf: without it ClamAV says OK
about what it did not look at because it is too large.
"""

import socket
import struct
from typing import BinaryIO

CLEAN, NOT_SCANNED = "clean", "not-scanned"
_CHUNK = 64 * 1024
_SECONDS = 30
_ANSWER_BYTES = 4096
# ClamAV's names for "I gave up", which are no finding.
_GAVE_UP = "Heuristics.Limits.Exceeded"


def scan(file: BinaryIO, address: str) -> str:
    """`CLEAN`, `NOT_SCANNED`, or the name of what was found.

    `file` is seekable, its position is moved. `address` is the path of clamd's socket, or "host:port".
    """
    try:
        with _connected(address) as clamd:
            clamd.sendall(b"zINSTREAM\0")
            file.seek(0)
            while chunk := file.read(_CHUNK):
                clamd.sendall(struct.pack("!L", len(chunk)) + chunk)
            clamd.sendall(struct.pack("!L", 0))
            answer = _answer(clamd)
    except (OSError, ValueError):
        return NOT_SCANNED
    verdict = answer.removeprefix("stream: ").strip()
    if verdict == "OK":
        return CLEAN
    name, _space, word = verdict.rpartition(" ")
    return name if word == "FOUND" and name and not name.startswith(_GAVE_UP) else NOT_SCANNED


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        clamd = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        clamd.settimeout(_SECONDS)
        clamd.connect(address)
        return clamd
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_SECONDS)


def _answer(clamd: socket.socket) -> str:
    """What clamd says, up to the zero byte that ends it; a broken answer is an error."""
    answer = b""
    while not answer.endswith(b"\0"):
        piece = clamd.recv(_ANSWER_BYTES)
        if not piece or len(answer) > _ANSWER_BYTES:
            raise ConnectionError("The answer of clamd has no end.")
        answer += piece
    return answer.rstrip(b"\0").decode("utf-8", errors="replace")
