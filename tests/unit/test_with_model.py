"""`read --with-model` against a stand-in endpoint on this machine: good answers, bad ones, slow ones and none."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from copydesk.chat import Endpoint
from copydesk.cli import main

REPORT = (
    "SKARNESS, 3 March 2026 (Coast News) — The ferry Halden Star ran aground off Brattoy on Tuesday with 61 people "
    "aboard, the Harbour Safety Authority said.\nLifeboats from Brattoy and Skarness took off the passengers. Captain "
    "Ivo Renn said the ferry had lost its steering.\n“We felt two bumps,” said Ola Brandt, a passenger."
)
OTHER = (
    "The Harbour Safety Authority has questioned Captain Ivo Renn, who blamed the steering. All 61 aboard are safe.\n"
    "Passengers of the Halden Star told on Tuesday of a hard bump before the ferry stopped on the Brattoy shoal."
)

Reply = Callable[[str], tuple[int, bytes]]


class StandIn:
    """A chat endpoint that answers as the test says and keeps what it was sent."""

    def __init__(self) -> None:
        self.reply: Reply = lambda _question: (200, chat(""))
        self.before_seconds = 0.0
        self.asked: list[tuple[str, dict[str, str], dict[str, object]]] = []
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                stand_in.asked.append((self.path, dict(self.headers), body))
                time.sleep(stand_in.before_seconds)
                status, content = stand_in.reply(body["messages"][-1]["content"])
                self.send_response(status)
                if status == 307:
                    self.send_header("Location", "http://127.0.0.1:9/elsewhere")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None  # a client that stopped waiting is what is tested here
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/v1"

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def chat(content: str | None) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def retold(change: Callable[[str], str], cites: list[int] | None = None) -> Reply:
    """An endpoint that hands every sentence back, changed."""

    def reply(question: str) -> tuple[int, bytes]:
        listed = re.findall(r"^(\d+)\. passages ([\d, ]+)[^:]*: (.+)$", question, re.MULTILINE)
        sentences = [
            {
                "sentence": int(n),
                "text": change(text),
                "cites": [int(p) for p in of.split(",")] if cites is None else cites,
            }
            for n, of, text in listed
        ]
        return 200, chat(json.dumps({"sentences": sentences}))

    return reply


@pytest.fixture
def endpoint() -> Iterator[StandIn]:
    stand_in = StandIn()
    yield stand_in
    stand_in.close()


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, text in zip(paths, (REPORT, OTHER), strict=True):
        path.write_text(text, "utf-8")
    return [str(path) for path in paths]


@pytest.fixture
def run(reports: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def read(*options: str) -> tuple[int, dict, str]:
        target = tmp_path / "out.json"
        code = main(["read", *reports, "--json", str(target), *options])
        return code, json.loads(target.read_text("utf-8")), capsys.readouterr().err

    return read


def rewritten(dossier: dict) -> list[str]:
    return [told["rewriting"]["text"] for told in dossier["overview"] if "rewriting" in told]


def softly(text: str) -> str:
    return text.replace("The ferry Halden Star", "The Halden Star ferry")


def test_a_good_answer_is_taken_over_and_said_to_be(endpoint: StandIn, run, reports, tmp_path: Path, capsys) -> None:
    endpoint.reply = retold(lambda text: text.replace(" said.", " said on Tuesday.") if "Tuesday" in text else text)
    code, dossier, err = run("--with-model", endpoint.url, "--model", "stand-in")
    assert code == 0
    assert not err
    assert rewritten(dossier)
    for told in dossier["overview"]:
        assert told["text"] == told["cites"][0]["quote"]
    assert dossier["made"]["settings"] == {"together": False, "with_model": endpoint.url, "model": "stand-in"}
    page, sheet = tmp_path / "page.html", tmp_path / "sheet.md"
    main(["read", *reports, "--with-model", endpoint.url, "--html", str(page), "--markdown", str(sheet)])
    assert "rewritten by the model" in capsys.readouterr().out
    assert "Rewritten by the model" in page.read_text("utf-8")
    assert "printed as:" in sheet.read_text("utf-8")


def test_only_the_passages_of_the_overview_are_sent_and_the_key_from_the_environment(
    endpoint: StandIn, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYDESK_MODEL_KEY", "k-hidden")
    endpoint.reply = retold(lambda text: text)
    _, dossier, _ = run("--with-model", endpoint.url)
    [(path, headers, body)] = endpoint.asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer k-hidden"
    assert "k-hidden" not in json.dumps(dossier)
    cited = {cite["quote"] for told in dossier["overview"] for cite in told["cites"]}
    sent = re.findall(r"^\[\d+\] (.+)$", body["messages"][-1]["content"], re.MULTILINE)
    assert set(sent) == {" ".join(quote.split()) for quote in cited}
    assert "Coast News" not in json.dumps(body)


def test_without_the_option_nothing_is_asked_and_nothing_changes(endpoint: StandIn, run) -> None:
    _, plain, _ = run()
    assert not endpoint.asked
    assert "with_model" not in plain["made"]["settings"]
    endpoint.reply = lambda _question: (500, b"")
    _, failed, _ = run("--with-model", endpoint.url)
    assert failed["overview"] == plain["overview"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("61", "16").replace("two", "three").replace("Captain Ivo", "Captain Ove"),
        lambda text: f"{text.rstrip('.')}, Mayor Jan Lund said.",
        lambda text: text.replace("“We felt", "“We all felt") if "“" in text else f"“{text}”",
        lambda text: f"{text.rstrip('.')}, drunken smugglers sabotaging murky gearboxes nearby overnight repeatedly.",
    ],
    ids=["number or name", "new name", "quotation", "new words"],
)
def test_a_wrong_sentence_falls_back_to_the_extract(endpoint: StandIn, run, change: Callable[[str], str]) -> None:
    endpoint.reply = retold(change)
    code, dossier, err = run("--with-model", endpoint.url)
    assert code == 0
    changed = [told for told in dossier["overview"] if change(told["text"]) != told["text"]]
    assert changed
    assert not rewritten(dossier)
    assert err.count("stays as printed") == len(changed)
    assert sum("stays as printed" in notice for notice in dossier["notices"]) == len(changed)


def test_a_sentence_without_a_cite_falls_back(endpoint: StandIn, run) -> None:
    endpoint.reply = retold(softly, cites=[])
    _, dossier, err = run("--with-model", endpoint.url)
    assert not rewritten(dossier)
    assert "cites none" in err


@pytest.mark.parametrize(
    ("reply", "remedy"),
    [
        (lambda _q: (200, b"<html>hello</html>"), "not in the format"),
        (lambda _q: (200, b'{"choices": []}'), "no words"),
        (lambda _q: (200, b'{"object": "list"}'), "not in the format"),
        (lambda _q: (200, chat(None)), "no words"),
        (lambda _q: (200, b'{"choices":[{"message":{"content":"x","refusal":"no"}}]}'), "would not"),
        (lambda _q: (200, chat("As a language model I would rather not.")), "not the JSON"),
        (lambda _q: (200, chat('{"sentences": [{"sentence": "one"}]}')), "not the JSON"),
        (lambda _q: (200, b"\xff\xfe\x00"), "not in the format"),
        (lambda _q: (200, chat("x" * 1_200_000)), "larger than"),
        (lambda _q: (401, b""), "COPYDESK_MODEL_KEY"),
        (lambda _q: (404, b""), "/v1"),
        (lambda _q: (429, b""), "later"),
        (lambda _q: (500, b'{"error": {"message": "out of\\nmemory \\u001b[31m"}}'), "out of memory"),
        (lambda _q: (307, b""), "leads on"),
    ],
)
def test_rubbish_is_told_in_one_line_and_the_extract_stands(endpoint: StandIn, run, reply: Reply, remedy: str) -> None:
    endpoint.reply = reply
    code, dossier, err = run("--with-model", endpoint.url)
    assert code == 3
    assert len(err.splitlines()) == 1
    assert remedy in err
    assert "\x1b" not in err
    assert dossier["overview"]
    assert not rewritten(dossier)
    assert any("rewrote nothing" in notice for notice in dossier["notices"])


def test_a_slow_model_is_waited_for_as_long_as_was_said(endpoint: StandIn, run) -> None:
    endpoint.before_seconds = 1.5
    code, _, err = run("--with-model", endpoint.url, "--model-seconds", "1")
    assert code == 3
    assert "--model-seconds" in err


def test_nobody_listening(run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
    code, dossier, err = run("--with-model", url)
    assert code == 3
    assert "cannot be reached" in err
    assert dossier["overview"]


@pytest.mark.parametrize("url", ["localhost:8080", "ftp://localhost/v1", "http://", "model", "http://[::1"])
def test_what_is_no_address_is_a_usage_error(url: str, reports, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *reports, "--with-model", url]) == 2
    assert "http://localhost:8080/v1" in capsys.readouterr().err


def test_credentials_in_the_address_are_sent_and_not_shown() -> None:
    endpoint = Endpoint("https://anna:geheim@models.example:8443/v1/?key=k1#x")
    assert endpoint.shown == "https://models.example:8443/v1/"
    assert endpoint.target == "https://anna:geheim@models.example:8443/v1/chat/completions?key=k1"
    assert Endpoint("http://h/v1/chat/completions").target == "http://h/v1/chat/completions"
