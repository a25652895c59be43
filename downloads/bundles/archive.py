"""The zip itself: written while it is sent, uncompressed, of a size known before the first byte."""

from collections.abc import Callable, Iterator

from zipstream import ZIP_STORED, ZipStream

from downloads.bundles.contents import Contents, Member
from downloads.ranges import BLOCK

Sent = Callable[[Member], None]


class MemberContent:
    """Reads a member's file when its turn comes, and tells when the last byte is handed on."""

    def __init__(self, member: Member, sent: Sent) -> None:
        self.member, self.sent = member, sent

    def __iter__(self) -> Iterator[bytes]:
        left = self.member.size
        with self.member.storage.open(self.member.stored_name, "rb") as opened:
            while left:
                block = opened.read(min(BLOCK, left))
                if not block:
                    # Its length is promised: breaking off is the one way left to say that it is not whole.
                    raise OSError(f"{self.member.stored_name} has become shorter")
                left -= len(block)
                yield block
        self.sent(self.member)


def archive(contents: Contents, index: dict[str, bytes], sent: Sent) -> ZipStream:
    """A zip of `index` (name → content) and the files of `contents`; `len()` is its size in bytes.

    `sent` is called with each member that has been sent as a whole.
    """
    stream = ZipStream(compress_type=ZIP_STORED, sized=True)
    for name, content in index.items():
        stream.add(content, name)
    for member in contents.members:
        stream.add(MemberContent(member, sent), member.name, size=member.size)
    return stream
