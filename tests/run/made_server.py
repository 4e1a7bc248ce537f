"""A server on this machine that serves a few files, and can be told to misbehave."""

from __future__ import annotations

import contextlib
import http.server
import threading
import time
from typing import Any, Self
from unittest import mock

from wgan_desktop.run import https


class Server(http.server.ThreadingHTTPServer):
    """Serves ``files`` by name below ``/``.

    Attributes
    ----------
    asked : list of (str, str)
        Name and Range of each request.
    cuts : int
        So many answers are cut off in the middle.
    ranges : bool
        Whether it knows of ranges.
    pause : float
        Seconds between two pieces of an answer.
    silent : bool
        Never answer at all.
    moved : str
        Lead every request to this address.
    """

    daemon_threads = True

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files, self.asked = files, list[tuple[str, str]]()
        self.cuts, self.ranges, self.pause, self.silent, self.moved = 0, True, 0.0, False, ""
        self.over = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def __enter__(self) -> Self:
        self._allowed = mock.patch.object(https, "PLAIN", frozenset({"127.0.0.1"}))
        self._allowed.start()
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.over.set()
        self.shutdown()
        self._thread.join()
        self.server_close()
        self._allowed.stop()


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        name, wanted = self.path[1:], self.headers.get("Range", "")
        self.server.asked.append((name, wanted))
        if self.server.silent:
            self.server.over.wait(30)
            return
        if self.server.moved:
            self.send_response(302)
            self.send_header("Location", self.server.moved)
            self.end_headers()
            return
        if name not in self.server.files:
            self.send_error(404)
            return
        self._send(self.server.files[name], wanted)

    def _send(self, data: bytes, wanted: str) -> None:
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.server.ranges else 0
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data) - start))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.end_headers()
        cut, self.server.cuts = self.server.cuts > 0, self.server.cuts - 1
        end = start + (len(data) - start) // 2 if cut else len(data)
        for at in range(start, end, 2**14):
            if self.server.over.is_set():
                return
            self.wfile.write(data[at : min(at + 2**14, end)])
            time.sleep(self.server.pause)

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError, ValueError):  # the client has left
            super().handle()

    def log_message(self, *words: Any) -> None:
        """Say nothing."""
