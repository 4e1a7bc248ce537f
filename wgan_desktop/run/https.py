"""One connection at a time, over https alone, which another thread may cut whatever is waited for."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from wgan_desktop.core.words import SaidError

PIECE = 2**16  # bytes read at a time
PATIENCE = 15.0  # seconds without a byte
AGENT = "wgan-desktop"
PLAIN: frozenset[str] = frozenset()  # hosts that are reached without encryption: none, but for a test's own server
AUTHORITIES = (
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)  # fmt: skip
"""Where Linux and macOS keep the certificates of those who vouch for others."""


class DownloadError(SaidError):
    """Something could not be had; the message is one sentence."""


class Line:
    """A connection at a time, which may be cut by another thread, whatever is waited for.

    Attributes
    ----------
    is_cut : bool
        For good.
    """

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self.is_cut = False
        handlers = [_Hops(), _Http(self), _Https(self)]
        self._opener = urllib.request.build_opener(*handlers)

    def cut(self) -> None:
        """Let the reader find the end, now and always."""
        self.is_cut = True
        if (open_socket := self._socket) is not None:
            with contextlib.suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)

    def take(self, opened: socket.socket) -> None:
        """Remember the socket of a connection that was just made."""
        self._socket = opened
        if self.is_cut:
            self.cut()

    def answer(self, address: str, start: int = 0) -> Any:
        """The answer to a request for what is at an address, from a byte on; to be used as a context.

        Raises
        ------
        DownloadError
            When there is none, or one that is not wanted.
        """
        host = urlsplit(address).hostname
        _check(address)
        request = urllib.request.Request(address, headers={"User-Agent": AGENT})  # noqa: S310 - checked just now
        if start:
            request.add_header("Range", f"bytes={start}-")
        try:
            return self._opener.open(request, timeout=PATIENCE)
        except DownloadError:
            raise
        except urllib.error.HTTPError as error:
            error.close()
            why = f"{error.code} {error.reason}"
            raise DownloadError("{host} does not send it ({why}).", host=host, why=why) from None
        except (OSError, ValueError, http.client.HTTPException) as error:  # ValueError: cut while it was encrypted
            why = _words(getattr(error, "reason", error))
            raise DownloadError("{host} cannot be reached ({why}).", host=host, why=why) from None

    def read(self, answer: Any) -> bytes:
        """The next bytes of an answer; none at its end, or where the connection was cut."""
        with contextlib.suppress(OSError, ValueError, http.client.HTTPException):
            return bytes(answer.read1(PIECE))
        return b""


def _words(reason: object) -> str:
    return str(getattr(reason, "strerror", None) or reason or type(reason).__name__)


def _check(address: str) -> None:
    """See to it that an address is reached over https, but for the hosts in `PLAIN`.

    Raises
    ------
    DownloadError
        When it is not.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in PLAIN):
        raise DownloadError(
            "{host} leads to {address}, which is not encrypted (https); it was not followed.",
            host=parts.hostname,
            address=address,
        )


class _Hops(urllib.request.HTTPRedirectHandler):
    """Follows redirects, but never out of https."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        try:
            _check(newurl)
        except DownloadError:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Http(urllib.request.HTTPHandler):
    """Opens connections whose sockets are known; to the hosts in `PLAIN` alone."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def http_open(self, req: urllib.request.Request) -> Any:
        return self.do_open(_known(http.client.HTTPConnection, self._line), req)


class _Https(urllib.request.HTTPSHandler):
    """The same, encrypted, to everywhere."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def https_open(self, req: urllib.request.Request) -> Any:
        kind = _known(http.client.HTTPSConnection, self._line)
        return self.do_open(kind, req, context=_trust())


def _trust() -> ssl.SSLContext:
    """Trusts whom the system trusts; a bundled program looks in the usual places, not where it was built."""
    context = ssl.create_default_context()
    if (file := next((file for file in AUTHORITIES if Path(file).is_file()), None)) is not None:
        with contextlib.suppress(OSError):
            context.load_verify_locations(file)
    return context


def _known(kind: type[http.client.HTTPConnection], line: Line) -> Any:
    """A kind of connection that shows its socket to ``line`` once it has one."""

    class Known(kind):  # type: ignore[misc, valid-type]
        def connect(self) -> None:
            super().connect()
            line.take(self.sock)

    return Known
