"""A server on this machine that gives an archive, and can be told to do it badly."""

from __future__ import annotations

import gzip
import io
import re
import tarfile
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TEXTS = {"Session 70/XNV_70_2015.txt": b"We will act.", "README.txt": b"Composed."}


def archive_of(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as packed, tarfile.open(
        fileobj=packed, mode="w"
    ) as tar:  # fmt: skip
        for member, data in members:
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return out.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


ARCHIVE = archive_of(*((member(name), data) for name, data in TEXTS.items()))


class Server(ThreadingHTTPServer):
    """Gives ``data``. ``script`` holds an answer for each request, before the usual one."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.data = ARCHIVE
        self.knows_ranges = True
        self.script: list[Callable[[Handler], None]] = []
        self.asked: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/corpus.tar.gz"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.headers.get("Range"))
        if self.server.script:
            self.server.script.pop(0)(self)
        else:
            self.give(len(self.server.data))

    def give(self, most: int) -> None:
        """The rest that was asked for, but only ``most`` bytes of it."""
        data, start = self.server.data, 0
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if asked and self.server.knows_ranges:
            start = int(asked[1])
            if start >= len(data):
                self.send_error(416)
                return
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        self.wfile.write(data[start : start + most])

    def log_message(self, format: str, *args: object) -> None:
        pass
