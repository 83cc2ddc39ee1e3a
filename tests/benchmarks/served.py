"""A built site on a server of this machine that answers as PUBLISHING.md tells nginx to, and counts what it sends."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

GUIDE = Path(__file__).resolve().parent.parent.parent / "PUBLISHING.md"
PACKED = ("text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml")
LEAST_PACKED = 1000  # bytes


class Sent(NamedTuple):
    """An answer: what for, and its bytes with the head, as they went over the wire."""

    path: str
    status: int
    size: int


class Served(ThreadingHTTPServer):
    """On a slow line while `opened` is not set: scripts wait for it, and so does what follows the mark `cut` in a page."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.folder, self.sent = folder, list[Sent]()
        self.cut, self.opened = b"", threading.Event()
        self.opened.set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Served

    def do_GET(self) -> None:
        path, slow = unquote(urlsplit(self.path).path), not self.server.opened.is_set()
        if path.endswith(".js"):
            self.server.opened.wait(30)
        status, file = self.found(path)
        headers, body = headers_for(path) | ({"Cache-Control": "no-store"} if slow else {}), file.read_bytes()
        headers["Content-Type"] = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        begun = body.find(self.server.cut) if slow and self.server.cut else -1
        if headers["Content-Type"] in PACKED and len(body) >= LEAST_PACKED and begun < 0:
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            body = gzip.compress(body, 6, mtime=0)
        if self.headers["If-None-Match"] == headers["ETag"]:
            status, body = HTTPStatus.NOT_MODIFIED, b""
        self.answer(path, status, headers, body, begun)

    def found(self, path: str) -> tuple[HTTPStatus, Path]:
        file = self.server.folder / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        if file.is_file() and not file.name.startswith("."):
            return HTTPStatus.OK, file
        return HTTPStatus.NOT_FOUND, self.server.folder / "404.html"

    def answer(self, path: str, status: HTTPStatus, headers: Mapping[str, str], body: bytes, begun: int) -> None:
        lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {said}" for name, said in headers.items())]
        if status != HTTPStatus.NOT_MODIFIED:
            lines.append(f"Content-Length: {len(body)}")
        head = "\r\n".join([*lines, "", ""]).encode()
        self.server.sent.append(Sent(path, status.value, len(head) + len(body)))
        if begun >= 0:
            self.wfile.write(head + body[:begun])
            self.server.opened.wait(30)
            self.wfile.write(body[begun:])
        else:
            self.wfile.write(head + body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def as_told(folder: Path) -> Iterator[Served]:
    """Serves a site on this machine."""
    server = Served(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def headers_for(path: str) -> dict[str, str]:
    """What the guide's lines for nginx add to the answer for a path."""
    headers, choices = _told()
    return {name: _chosen(choices[said[1:]], path) if said.startswith("$") else said for name, said in headers.items()}


def snippets(kind: str) -> list[str]:
    """What can be copied from the guide: all its pieces of one kind, such as nginx or json."""
    return re.findall(rf"(?ms)^ *```{kind}\n(.*?)^ *```$", GUIDE.read_text(encoding="utf-8"))


@cache
def _told() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    text = snippets("nginx")[0]
    maps = re.findall(r"(?ms)^map \$uri \$(\w+) \{\n(.*?)^\}", text)
    headers = re.findall(r'(?m)^ *add_header (\S+) "?(.+?)"? always;$', text)
    return dict(headers), {name: re.findall(r'(?m)^ *(\S+) "(.*)";$', lines) for name, lines in maps}


def _chosen(choices: list[tuple[str, str]], path: str) -> str:
    """The first pattern that fits, as nginx takes it, else the default."""
    return next((said for key, said in choices if key[0] == "~" and re.search(key[1:], path)), dict(choices)["default"])
