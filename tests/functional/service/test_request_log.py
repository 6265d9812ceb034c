"""The log of requests: one line of JSON each, and no word in it that anybody said: no token, name, query or address."""

from __future__ import annotations

import json
import logging
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from harness.serving import TOKEN, asking
from lipgraph.service.requests import Requests

FIELDS = {"at", "id", "method", "path", "status", "ms", "operation", "cost"}
SAID = ("Maximiliana", "maximiliana", "hunter2hunter2hunter2hunter2", TOKEN, "secret-cookie", "192.0.2.99")
"""What is said in requests below; a given name among them."""


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [json.loads(one.getMessage()) for one in caplog.records if one.name == "lipgraph.service.requests"]


async def test_a_request_is_one_line(client: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "lipgraph.service.requests")
    query = 'query Roots { partnership(by: {slug: "maximiliana"}) { slug } }'
    asked = await client.post("/graphql?lang=fr", json={"query": query})
    await client.get("/partnerships/maximiliana/map?wave=2025")
    await client.get("/Maximiliana")
    told = lines(caplog)
    assert all(set(one) == FIELDS for one in told)
    assert [(one["method"], one["path"], one["status"], one["operation"], one["cost"]) for one in told] == [
        ("POST", "/graphql", 200, "Roots", 2),
        ("GET", "/partnerships/{slug}/map", 404, None, None),
        ("GET", None, 404, None, None),
    ]
    assert asked.headers["x-request-id"] == told[0]["id"]
    assert not any(word in caplog.text for word in SAID)


async def test_what_nobody_foresaw_is_told_by_its_kind_and_place(caplog: pytest.LogCaptureFixture) -> None:
    async def failing(_request: Request) -> Response:
        raise ValueError("Maximiliana")

    caplog.set_level(logging.INFO)
    app = Requests(Starlette(routes=[Route("/x", failing)]))
    # Starlette answers 500 itself and lets the error go on; so does the last door, without its words.
    async with asking(app) as client:
        answer = await client.get("/x")
    assert answer.status_code == 500
    (line,) = lines(caplog)
    assert str(line["error"]).startswith("ValueError")
    assert "Maximiliana" not in caplog.text


def test_nothing_that_was_said_is_in_any_line(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LIPGRAPH_")}
    environment = {**kept, "LIPGRAPH_DATA": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    word = [sys.executable, "-c", "from lipgraph.cli import main; main()"]
    subprocess.run([*word, "migrate"], check=True, capture_output=True, env=environment)
    with subprocess.Popen(
        [*word, "serve", "--port", "0", "--token-file", str(tmp_path / "token")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        found = re.search(r"http://\S+:\d+", running.stdout.readline())
        assert found
        asked = census(found.group())
        running.send_signal(signal.SIGTERM)
        out, err = running.communicate(timeout=20)
    told = [json.loads(line) for line in err.splitlines()]
    assert len(told) == asked
    assert not any(word in out + err for word in SAID)
    assert "maximiliana" not in (out + err).casefold()


def census(origin: str) -> int:
    """Say each word in each place that a request has; return how many requests that were."""
    bearer = {"Authorization": f"Bearer {TOKEN}", "Cookie": "lipgraph=secret-cookie", "X-Forwarded-For": "192.0.2.99"}
    write = 'mutation { mergeTaxonomy(taxonomy: {id: "maximiliana", title: "Maximiliana"}) { problems { message } } }'
    wrong = '{ partnership(by: {slug: "Maximiliana"}) { Maximiliana } }'
    cursor = '{ organizations(after: "Maximiliana") { totalCount } }'
    with httpx2.Client(base_url=origin, headers=bearer) as client:
        answers = [
            client.post("/graphql", json={"query": write}),
            client.post("/graphql", json={"query": wrong}),
            client.post("/graphql", json={"query": cursor, "variables": {"x": "Maximiliana"}}),
            client.post("/graphql", content=b'{"Maximiliana'),
            client.get("/graphql", params={"query": wrong}),
            client.get("/partnerships/maximiliana?name=Maximiliana"),
            client.get("/Maximiliana", headers={"User-Agent": "Maximiliana", "Referer": "http://x/Maximiliana"}),
            client.get("/", headers={"Host": "maximiliana.example"}),
            client.get("/", headers={"Authorization": "Bearer hunter2hunter2hunter2hunter2"}),
            client.post("/sign-in", data={"token": "hunter2hunter2hunter2hunter2", "next": "/Maximiliana"}),
            client.post("/sign-in", data={"token": TOKEN}),
            client.request("MAXIMILIANA", "/"),
        ]
    return len(answers)
