"""Fetching is polite and every failure is one clear line."""

from collections.abc import Callable

import httpx
import pytest

from copydesk.ingest.fetch import USER_AGENT, fetch_page
from copydesk.ingest.intake import Unreadable

PAGE = "https://courier.example/news/ferry"


def client(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.Client:
    return httpx.Client(transport=httpx.MockTransport(answer), headers={"User-Agent": USER_AGENT})


def site(robots: httpx.Response, page: httpx.Response) -> httpx.Client:
    return client(lambda request: robots if request.url.path == "/robots.txt" else page)


def test_a_page_comes_with_its_address_and_charset() -> None:
    page = httpx.Response(
        200, content="Fähre".encode("latin-1"), headers={"content-type": "text/html; charset=latin-1"}
    )
    content, address, charset = fetch_page(PAGE, site(httpx.Response(404), page))
    assert (content.decode(charset or ""), address) == ("Fähre", PAGE)


def test_robots_are_kept_and_the_page_is_never_asked_for() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(200, text="User-agent: *\nDisallow: /news/\n")

    with pytest.raises(Unreadable, match=r"robots\.txt"):
        fetch_page(PAGE, client(answer))
    assert asked == ["/robots.txt"]


def test_a_redirect_to_another_site_asks_that_site_for_its_rules() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "courier.example":
            if request.url.path == "/robots.txt":
                return httpx.Response(404)
            return httpx.Response(301, headers={"location": "https://closed.example/ferry"})
        return httpx.Response(200, text="User-agent: copydesk\nDisallow: /\n")

    with pytest.raises(Unreadable, match=r"robots\.txt"):
        fetch_page(PAGE, client(answer))


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (httpx.Response(404), "no such page"),
        (httpx.Response(403), "does not hand this page"),
        (httpx.Response(429, headers={"retry-after": "30"}), "fewer requests"),
        (httpx.Response(500), "answered with an error"),
        (httpx.Response(200, content=b"%PDF", headers={"content-type": "application/pdf"}), "application/pdf"),
        (httpx.Response(302, headers={"location": PAGE}), "leads on"),
        (httpx.Response(302, headers={"location": "file:///etc/hosts"}), "not http"),
        (httpx.Response(200, content=b"x" * 20_000_001, headers={"content-type": "text/html"}), "larger than 20 MB"),
    ],
)
def test_failures_say_what_happened(page: httpx.Response, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        fetch_page(PAGE, site(httpx.Response(404), page))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (httpx.ConnectError("no route"), "cannot be reached"),
        (httpx.ReadTimeout("slow"), "within 20 seconds"),
        (httpx.RemoteProtocolError("odd"), "broke off"),
    ],
)
def test_a_broken_connection_says_so(error: Exception, words: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise error

    with pytest.raises(Unreadable, match=words):
        fetch_page(PAGE, client(answer))
