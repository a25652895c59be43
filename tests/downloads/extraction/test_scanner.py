"""A virus scanner, played by a small server that speaks like clamd."""

import io
import socket
import struct
import threading

import pytest

from downloads.extraction.gate import check_upload
from downloads.extraction.scanner import CLEAN, NOT_SCANNED, scan
from home.uploads.refusal import Refused
from tests.downloads import hostile


@pytest.fixture
def clamd():
    """A function that starts a server with one answer and gives its address and what it received."""
    servers = []

    def start(answer: bytes) -> tuple[str, list[bytes]]:
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)
        received: list[bytes] = []

        def serve() -> None:
            connection, _ = server.accept()
            with connection, connection.makefile("rb") as stream:
                assert stream.read(10) == b"zINSTREAM\0"
                while length := struct.unpack("!L", stream.read(4))[0]:
                    received.append(stream.read(length))
                connection.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        return f"127.0.0.1:{server.getsockname()[1]}", received

    yield start
    for server in servers:
        server.close()


def test_a_clean_file_is_clean_and_was_sent_whole(clamd) -> None:
    address, received = clamd(b"stream: OK\0")
    data = b"x" * 100_000
    assert scan(io.BytesIO(data), address) == CLEAN
    assert b"".join(received) == data


def test_what_is_found_is_named(clamd) -> None:
    address, _ = clamd(b"stream: Eicar-Test-Signature FOUND\0")
    assert scan(io.BytesIO(b"x"), address) == "Eicar-Test-Signature"


@pytest.mark.parametrize(
    "answer",
    [
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0",
        b"stream: OK",
        b"",
        b"\xff\xfe\0",
    ],
)
def test_anything_but_a_clean_ok_is_not_scanned(clamd, answer: bytes) -> None:
    address, _ = clamd(answer)
    assert scan(io.BytesIO(b"x"), address) == NOT_SCANNED


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.sock", "nonsense"])
def test_without_a_scanner_there_a_file_is_accepted_with_a_notice(address: str) -> None:
    facts = check_upload(io.BytesIO(hostile.pptx(["x"])), "a.pptx", scanner=address)
    assert [notice.code for notice in facts.warnings] == ["not-scanned"]


def test_a_file_with_a_virus_is_refused_by_its_name(clamd) -> None:
    address, _ = clamd(b"stream: Eicar-Test-Signature FOUND\0")
    with pytest.raises(Refused, match="Eicar-Test-Signature"):
        check_upload(io.BytesIO(hostile.pptx(["x"])), "a.pptx", scanner=address)
