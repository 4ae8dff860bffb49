"""The API: what it answers, what it refuses and how, and that its description is true."""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, TypeAlias

import httpx
import jsonschema
import pytest

from zhextract import Extractor
from zhextract.schema import shipped_schema
from zhextract.types import Document
from zhextract.web import Limits, create_app

Served: TypeAlias = Callable[[Any], AbstractContextManager[str]]
TEXT = "全市总产值2072.89亿元，同比增长7.8%。推动一体化。"


@pytest.fixture(scope="module")
def client(served: Served) -> Iterator[httpx.Client]:
    app = create_app(limits=Limits(max_bytes=20_000))
    with served(app) as url, httpx.Client(base_url=url, timeout=20) as opened:
        yield opened


def error_of(answer: Any) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/json"
    error = answer.json()["error"]
    assert set(error) == {"code", "message"}
    assert error["message"]
    return answer.status_code, error["code"]


def test_extract_gives_the_document(client: httpx.Client) -> None:
    asked = {"text": TEXT, "published": "2023-10-24", "source": "page.txt"}
    answer = client.post("/extract", json=asked)
    assert answer.status_code == 200
    expected = Extractor().extract(TEXT, published="2023-10-24", source="page.txt")
    assert answer.text == expected.to_json()


@pytest.mark.parametrize("text", ["", "\0\u202e", "😀2亿元", "</script>7.8%"])
def test_no_text_is_refused(client: httpx.Client, text: str) -> None:
    answer = client.post("/extract", json={"text": text})
    assert Document.from_json(answer.content) == Extractor().extract(text)


def test_a_lone_surrogate_is_no_error(client: httpx.Client) -> None:
    body = b'{"text": "\\ud83d 7.8\\u4ebf\\u5143"}'
    answer = client.post("/extract", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 200
    assert Document.from_json(answer.content) == Extractor().extract("\ud83d 7.8亿元")


def test_explain_a_place_and_a_text(client: httpx.Client) -> None:
    place = client.post("/explain", json={"text": TEXT, "at": TEXT.index("一体化")}).json()
    assert [dropped["reason"] for dropped in place["dropped"]] == ["set_phrase"]
    whole = client.post("/explain", json={"text": TEXT}).json()
    assert [fact["rule"] for fact in whole["facts"]] == ["quantity.amount", "change.compared"]


def test_extras_of_a_text(client: httpx.Client) -> None:
    text = "推动一体化，10月17日，星期三，开会。\ud800"
    body = json.dumps({"text": text, "published": "2022-10-24"})
    answer = client.post("/extras", content=body, headers=JSON)
    assert answer.status_code == 200
    extras = answer.json()
    assert [finding["kind"] for finding in extras["audit"]] == ["weekday"]
    assert [2, 3, "set_phrase", "一体化"] in extras["left_out"]
    assert extras["series"] == []


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_read_a_file(client: httpx.Client, encoding: str) -> None:
    text = TEXT * 5
    answer = client.post(
        "/read",
        content=text.encode(encoding),
        headers={"content-type": "application/octet-stream"},
    )
    assert answer.json() == {"text": text, "published": None}


def test_read_a_web_page_and_a_pdf(client: httpx.Client) -> None:
    body = "<p>2023年，全市总产值2072.89亿元，同比增长7.8%。" * 9
    page = "<html><head><title>经济</title><meta property='article:published_time' "
    page += f"content='2024-01-05'></head><body><nav>首页</nav><article>{body}</article>"
    answer = client.post("/read", content=page.encode(), headers={"content-type": "text/html"})
    assert answer.json()["published"] == "2024-01-05"
    assert "全市总产值2072.89亿元" in answer.json()["text"]
    assert "首页" not in answer.json()["text"]
    headers = {"content-type": "application/pdf"}
    answer = client.post("/read", content=b"%PDF-1.4 nothing", headers=headers)
    assert error_of(answer) == (422, "unreadable")


def test_a_missing_package_is_named(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    answer = client.post("/read", content=b"<p>x", headers={"content-type": "text/html"})
    assert error_of(answer) == (501, "missing_extra")
    assert "pip install 'zhextract[inputs]'" in answer.text


def test_schema_and_health(client: httpx.Client) -> None:
    assert client.get("/schema").text == shipped_schema()
    assert client.get("/health").json()["status"] == "ok"


def test_the_page_is_served_with_its_policy(client: httpx.Client) -> None:
    answer = client.get("/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert "script-src 'sha256-" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


JSON = {"content-type": "application/json"}
LONG = b'{"text": "' + b"7" * 30_000 + b'"}'


@pytest.mark.parametrize(
    ("body", "headers", "expected"),
    [
        (b"{", JSON, (400, "invalid_json")),
        (b"\xff", JSON, (400, "invalid_json")),
        (b"[" * 19_000, JSON, (422, "invalid_request")),
        (b'{"text": "\\ud800", "a": ' + b"[" * 19_000, JSON, (400, "invalid_json")),
        (b"{}", JSON, (422, "invalid_request")),
        (b'{"text": 5}', JSON, (422, "invalid_request")),
        (b'{"text": "", "publish": ""}', JSON, (422, "invalid_request")),
        (b'{"text": "", "published": "soon"}', JSON, (422, "invalid_request")),
        (b"text=1", {"content-type": "text/plain"}, (415, "wrong_media_type")),
        (b"{}", {}, (415, "wrong_media_type")),
        (LONG, JSON, (413, "too_large")),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_bad_requests(
    client: httpx.Client, body: bytes, headers: dict[str, str], expected: tuple[int, str]
) -> None:
    assert error_of(client.post("/extract", content=body, headers=headers)) == expected


def test_a_body_of_undeclared_length_is_limited_too(client: httpx.Client) -> None:
    answer = client.post("/extract", content=iter([LONG[:15_000], LONG[15_000:]]), headers=JSON)
    assert error_of(answer) == (413, "too_large")


@pytest.mark.parametrize("at", [-1, len(TEXT), 10**30])
def test_a_place_outside_the_text(client: httpx.Client, at: int) -> None:
    answer = client.post("/explain", json={"text": TEXT, "at": at})
    assert error_of(answer) == (422, "invalid_request")


def test_a_file_in_no_encoding(client: httpx.Client) -> None:
    headers = {"content-type": "application/octet-stream"}
    answer = client.post("/read", content=b"\xff\x00\x81\x00\x01" * 9 + b"\xff", headers=headers)
    assert error_of(answer) == (422, "unreadable")


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/etc/passwd", "/../pyproject.toml", "/%2e%2e/etc/passwd", "/static/base.js"],
)
def test_no_file_can_be_reached(client: httpx.Client, path: str) -> None:
    assert error_of(client.get(path)) == (404, "not_found")


def test_a_wrong_method(client: httpx.Client) -> None:
    answer = client.get("/extract")
    assert error_of(answer) == (405, "method_not_allowed")
    assert answer.headers["allow"] == "POST"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "a@127.0.0.1",
        "",
        "127.0.0.1:x",
    ],
)
def test_the_server_answers_to_its_own_names_alone(client: httpx.Client, host: str) -> None:
    for method, path in (("GET", "/"), ("POST", "/extract"), ("GET", "/nothing")):
        answer = client.request(method, path, headers={"host": host})
        assert error_of(answer) == (403, "wrong_host")


@pytest.mark.parametrize("host", ["localhost:1234", "LOCALHOST", "[::1]:80", "127.0.0.1"])
def test_its_own_names(client: httpx.Client, host: str) -> None:
    assert client.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "https://127.0.0.1:8000"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
    ids=str,
)
def test_pages_of_other_sites_may_send_nothing(
    client: httpx.Client, headers: dict[str, str]
) -> None:
    assert error_of(client.post("/extract", json={"text": TEXT}, headers=headers)) == (
        403,
        "wrong_origin",
    )


def test_the_own_page_may(client: httpx.Client) -> None:
    headers = {"origin": str(client.base_url).rstrip("/"), "sec-fetch-site": "same-origin"}
    assert client.post("/extract", json={"text": TEXT}, headers=headers).status_code == 200


class SlowExtractor:
    """Reads nothing until it is told to."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.empty = Extractor().extract("")

    def extract(self, text: str, **options: Any) -> Document:
        self.go_on.wait(20)
        return self.empty


class BrokenExtractor:
    def extract(self, text: str, **options: Any) -> Document:
        raise RuntimeError("a secret of the machine")

    explain = extract


def test_an_answer_takes_no_longer_than_allowed(served: Served) -> None:
    slow: Any = SlowExtractor()
    app = create_app(slow, limits=Limits(seconds=0.5, places=1))
    with served(app) as url, httpx.Client(base_url=url, timeout=20) as client:
        assert error_of(client.post("/extract", json={"text": ""})) == (503, "timeout")
        assert error_of(client.post("/extract", json={"text": ""})) == (503, "timeout")
        assert client.get("/health").status_code == 200
        slow.go_on.set()
        answers = (client.post("/extract", json={"text": ""}).status_code for _ in range(20))
        assert 200 in answers  # the place is free again


def test_a_fault_of_the_server_tells_no_details(served: Served) -> None:
    broken: Any = BrokenExtractor()
    with served(create_app(broken)) as url:
        answer = httpx.post(f"{url}/extract", json={"text": ""}, timeout=20)
        assert error_of(answer) == (500, "internal")
        assert "secret" not in answer.text
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_openapi_describes_the_routes_that_there_are(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    app = create_app()
    assert described["openapi"] == "3.1.0"
    paths = {
        (path, method.upper()) for path, methods in described["paths"].items() for method in methods
    }
    routes = {(route.path, method) for route in app.routes for method in route.methods - {"HEAD"}}
    assert paths == routes - {("/", "GET"), ("/openapi.json", "GET")}


def answer_schema(described: dict[str, Any], path: str, method: str, status: int) -> Any:
    answers = described["paths"][path][method]["responses"][str(status)]
    schema = answers["content"]["application/json"]["schema"]
    return jsonschema.Draft202012Validator({**schema, "components": described["components"]})


@pytest.mark.parametrize(
    ("method", "path", "asked", "status"),
    [
        ("post", "/extract", {"text": TEXT, "published": "2023-10-24"}, 200),
        ("post", "/extract", {"text": 1}, 422),
        ("post", "/explain", {"text": TEXT}, 200),
        ("post", "/explain", {"text": TEXT, "at": 9}, 200),
        ("post", "/extras", {"text": TEXT}, 200),
        ("get", "/health", None, 200),
        ("get", "/schema", None, 200),
    ],
)
def test_answers_are_as_described(
    client: httpx.Client, method: str, path: str, asked: Any, status: int
) -> None:
    described = client.get("/openapi.json").json()
    answer = client.request(method, path, json=asked)
    assert answer.status_code == status
    validator = answer_schema(described, path, method, status)
    validator.validate(json.loads(answer.text))
    if status == 200 and path in ("/extract", "/health"):
        assert not validator.is_valid({"error": {}})


PDF = {"content-type": "application/pdf"}
HTML = {"content-type": "text/html"}
ASKED = json.dumps({"text": TEXT}).encode()
Ask: TypeAlias = tuple[bytes, dict[str, str]]


def refused_requests(path: str) -> dict[int, list[Ask]]:
    """Requests for each error that the path is said to give, those that need no other server."""
    stranger = {"host": "evil.example"}
    if path in ("/health", "/schema"):
        return {403: [(b"", stranger), (b"", {"origin": "http://evil.example"})]}
    body, headers = (b"x", HTML) if path == "/read" else (ASKED, JSON)
    given: dict[int, list[Ask]] = {
        403: [(body, headers | stranger), (body, headers | {"sec-fetch-site": "cross-site"})],
        413: [(LONG, headers)],
        415: [(body, {"content-type": "image/png"})],
        422: [(b"%PDF-1.4", PDF)] if path == "/read" else [(b"{}", JSON)],
    }
    return given if path == "/read" else given | {400: [(b"{", JSON)]}


OPERATIONS = [
    ("post", "/extract"),
    ("post", "/explain"),
    ("post", "/extras"),
    ("post", "/read"),
    ("get", "/schema"),
    ("get", "/health"),
]
ELSEWHERE = {408, 500, 501, 503}
"""Errors that take a slow or broken server, or one with packages missing."""


def check_error(described: dict[str, Any], path: str, method: str, answer: httpx.Response) -> str:
    """The code of an error, which is as the description says."""
    answer_schema(described, path, method, answer.status_code).validate(answer.json())
    return error_of(answer)[1]


def codes_of(described: dict[str, Any], path: str, method: str, status: int) -> set[str]:
    answers = described["paths"][path][method]["responses"][str(status)]
    schema = answers["content"]["application/json"]["schema"]
    return set(schema["allOf"][1]["properties"]["error"]["properties"]["code"]["enum"])


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_error_is_described_and_every_described_error_is_given(
    client: httpx.Client, method: str, path: str
) -> None:
    described = client.get("/openapi.json").json()
    said = {int(status) for status in described["paths"][path][method]["responses"]} - {200}
    requests = refused_requests(path)
    assert said - ELSEWHERE == set(requests)
    assert (
        said & ELSEWHERE
        == {
            "get": set(),
            "post": {408, 500, 503} | ({501} if path == "/read" else set()),
        }[method]
    )
    for status, asked in requests.items():
        codes = set()
        for body, headers in asked:
            answer = client.request(method, path, content=body, headers=headers)
            assert answer.status_code == status
            codes.add(check_error(described, path, method, answer))
        assert codes == codes_of(described, path, method, status)


def test_errors_of_no_operation_are_described(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    answers = {"NotFound": client.get("/none"), "MethodNotAllowed": client.put("/extract")}
    assert set(described["components"]["responses"]) == set(answers)
    for name, answer in answers.items():
        schema = described["components"]["responses"][name]["content"]["application/json"]["schema"]
        checker = jsonschema.Draft202012Validator(schema | {"components": described["components"]})
        checker.validate(answer.json())
        assert f"{answer.status_code} `{error_of(answer)[1]}`" in described["info"]["description"]


def test_errors_of_a_server_in_trouble_are_as_described(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow: Any = SlowExtractor()
    broken: Any = BrokenExtractor()
    with served(create_app(broken)) as url:
        described = httpx.get(f"{url}/openapi.json").json()
        for path in ("/extract", "/explain", "/extras"):
            answer = httpx.post(f"{url}{path}", content=ASKED, headers=JSON, timeout=20)
            assert check_error(described, path, "post", answer) == "internal"
        monkeypatch.setitem(sys.modules, "trafilatura", None)
        answer = httpx.post(f"{url}/read", content=b"<p>x", headers=HTML)
        assert check_error(described, "/read", "post", answer) == "missing_extra"
    with served(create_app(slow, limits=Limits(seconds=0.3))) as url:
        answer = httpx.post(f"{url}/extract", content=ASKED, headers=JSON, timeout=20)
        assert check_error(described, "/extract", "post", answer) == "timeout"
        slow.go_on.set()
        with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), 20) as line:
            host = url.removeprefix("http://")
            head = f"POST /extract HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
            line.sendall(
                f"{head}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n".encode()
            )
            reply = b"".join(iter(lambda: line.recv(4096), b"")).decode()
        assert reply.startswith("HTTP/1.1 408 ")
        assert json.loads(reply.rpartition("\r\n\r\n")[2])["error"]["code"] == "slow_body"
        assert codes_of(described, "/extract", "post", 408) == {"slow_body"}
