"""Asks an OpenAI-compatible chat endpoint one question; the one place that sends anything to a language model.

Nothing is sent but the messages given, redirects are not followed (they would carry the key elsewhere), and whatever
goes wrong is one sentence with a remedy. Knows nothing of reports or dossiers.
"""

from __future__ import annotations

import ipaddress
import os
import time
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

import httpx
import msgspec

KEY_VARIABLE = "COPYDESK_MODEL_KEY"
DEFAULT_MODEL = "default"
DEFAULT_SECONDS = 120
# An overview of eight sentences is some 4 kB; a model that thinks aloud sends a multiple of that.
MAX_ANSWER_BYTES = 1_000_000
_ENDPOINT = "/chat/completions"
_ERROR_CHARS = 160


class NoAnswer(Exception):
    """No usable answer was had; the message says why and what to do, in one line."""


class Endpoint(NamedTuple):
    """Where to ask, which model, and how long to wait for the whole answer."""

    url: str
    model: str = DEFAULT_MODEL
    seconds: int = DEFAULT_SECONDS

    @property
    def shown(self) -> str:
        """The address without user, password, query and fragment, any of which may be a secret."""
        parts = urlsplit(self.url)
        return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))

    @property
    def target(self) -> str:
        """Where the question is posted: a base address ("http://localhost:8080/v1") is completed."""
        parts = urlsplit(self.url)
        path = parts.path.rstrip("/")
        return urlunsplit(parts._replace(path=path if path.endswith(_ENDPOINT) else path + _ENDPOINT, fragment=""))


class _Message(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Message


class _Answer(msgspec.Struct):
    choices: list[_Choice]


def check_address(url: str) -> None:
    """Raises ValueError with a remedy for what is no http(s) address."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise ValueError("--with-model needs the address of a chat endpoint, for example http://localhost:8080/v1")


def ask(endpoint: Endpoint, system: str, question: str) -> str:
    """The words that the model answers with. Raises `NoAnswer`."""
    body = {
        "model": endpoint.model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": question}],
        "temperature": 0,
        "stream": False,
    }
    timeout = httpx.Timeout(endpoint.seconds, connect=min(10, endpoint.seconds))
    try:
        with (
            httpx.Client(timeout=timeout, follow_redirects=False, trust_env=not _is_loopback(endpoint.url)) as client,
            client.stream("POST", endpoint.target, json=body, headers=_headers()) as response,
        ):
            content = _bounded(response, time.monotonic() + endpoint.seconds, endpoint)
            return _words(response.status_code, content, endpoint)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise NoAnswer(_trouble(error, endpoint)) from None


def _headers() -> Mapping[str, str]:
    key = os.environ.get(KEY_VARIABLE, "").strip()
    return {"Authorization": f"Bearer {key}"} if key else {}


def _is_loopback(url: str) -> bool:
    """True for this machine: what is asked there goes through no proxy."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _bounded(response: httpx.Response, deadline: float, endpoint: Endpoint) -> bytes:
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > MAX_ANSWER_BYTES:
            raise NoAnswer("its answer is larger than 1 MB; try another model.")
        if time.monotonic() > deadline:
            raise NoAnswer(_too_slow(endpoint))
    return bytes(content)


def _words(status: int, content: bytes, endpoint: Endpoint) -> str:
    if status in (401, 403):
        raise NoAnswer(f"it asks for a key ({status}); put one into the environment variable {KEY_VARIABLE}.")
    if 300 <= status < 400:
        raise NoAnswer(f"it leads on to another address ({status}); name that one.")
    if status == 404:
        raise NoAnswer(
            f"it knows no chat there, or no model {endpoint.model!r} (404); the address usually ends in /v1, and "
            "--model names the model."
        )
    if status == 429:
        raise NoAnswer("it asks for fewer requests (429); try again later.")
    if status >= 400:
        raise NoAnswer(f"it answered with an error ({status}{_said(content)}); its own log should say why.")
    try:
        answer = msgspec.json.decode(content, type=_Answer)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NoAnswer(
            "its answer is not in the format of OpenAI's chat; check that the address is such an endpoint's."
        ) from None
    message = answer.choices[0].message if answer.choices else _Message()
    if message.refusal or not (message.content or "").strip():
        raise NoAnswer("it would not, or gave no words; try another model.")
    return message.content or ""


def _said(content: bytes) -> str:
    """What a server says of its error, shortened; empty when that is no plain text."""
    try:
        told = msgspec.json.decode(content)
        error = told.get("error") if isinstance(told, dict) else None
        words = error.get("message") if isinstance(error, dict) else error
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
    line = " ".join(words.split()) if isinstance(words, str) else ""
    return f": {''.join(c for c in line if c.isprintable())[:_ERROR_CHARS]}" if line else ""


def _trouble(error: Exception, endpoint: Endpoint) -> str:
    if isinstance(error, httpx.ConnectTimeout | httpx.ConnectError):
        return "it cannot be reached; check that it runs and that the address is right."
    if isinstance(error, httpx.TimeoutException):
        return _too_slow(endpoint)
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | UnicodeError | ValueError):
        return "this is no address that can be asked."
    return f"the connection broke off ({type(error).__name__}); try again."


def _too_slow(endpoint: Endpoint) -> str:
    return f"it did not answer within {endpoint.seconds} seconds; --model-seconds waits longer."
