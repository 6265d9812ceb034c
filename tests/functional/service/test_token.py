"""The token: every request but /health needs it; a browser gives it once by a form, and few times in vain."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pytest

from harness.desk import Desk
from harness.serving import TOKEN, asking
from lipgraph.config import read_token
from lipgraph.errors import InputError
from lipgraph.service import Access, listening_address, service
from lipgraph.service.sessions import ATTEMPTS, LIFETIME, MOST, WINDOW, Attempts, Sessions
from lipgraph.store.ports import Store

READ = {"query": "{ definitions { id } }"}
WRITE = {"query": 'mutation { mergeTaxonomy(taxonomy: {id: "own", title: "Our own"}) { revision } }'}
PAGE = {"Accept": "text/html"}
PATHS = [
    "/",
    "/graphql",
    "/partnerships/demo/map",
    "/nothing-here",
    "/health",
    "/health/",
    "/health/live/x",
    "//health/live",
]


def cookie_of(answer: httpx2.Response) -> str:
    return answer.headers["set-cookie"].partition(";")[0]


async def signed_in(client: httpx2.AsyncClient, **more: str) -> httpx2.Response:
    return await client.post("/sign-in", data={"token": TOKEN, **more})


@pytest.mark.parametrize("path", PATHS)
async def test_without_the_token_nothing_is_answered(guarded: httpx2.AsyncClient, path: str) -> None:
    answer = await guarded.get(path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="lipgraph"'
    assert answer.json()["errors"][0]["extensions"] == {"code": "token-missing"}


async def test_health_needs_no_token(guarded: httpx2.AsyncClient) -> None:
    assert (await guarded.get("/health/live")).json() == {"live": True}
    assert (await guarded.get("/health/ready")).json() == {"ready": True}


WRONG = ("Bearer wrong", f"Bearer {TOKEN[:-1]}", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN, "Bearer", "Bearer ", "é")


@pytest.mark.parametrize("given", WRONG)
async def test_anything_but_the_token_is_refused(guarded: httpx2.AsyncClient, given: str) -> None:
    answer = await guarded.post("/graphql", json=WRITE, headers=[(b"Authorization", given.encode())])
    assert answer.status_code == 401
    assert TOKEN not in answer.text


async def test_without_the_token_nothing_is_stored_and_with_it_pages_reads_and_writes_are_open(either: Store) -> None:
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    before = await Desk(either).digest()
    async with asking(service(either, Access(token=TOKEN))) as client:
        for given in WRONG:
            refused = await client.post("/graphql", json=WRITE, headers=[(b"Authorization", given.encode())])
            assert refused.status_code == 401
        assert await Desk(either).digest() == before
        assert (await client.get("/", headers=bearer)).status_code == 200
        assert "errors" not in (await client.post("/graphql", json=READ, headers=bearer)).json()
        written = await client.post("/graphql", json=WRITE, headers=bearer)
        assert written.json()["data"] == {"mergeTaxonomy": {"revision": 1}}


async def test_the_token_does_not_open_a_write_from_elsewhere(guarded: httpx2.AsyncClient) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "Origin": "http://evil.example"}
    assert (await guarded.post("/graphql", json=WRITE, headers=headers)).status_code == 403


async def test_a_browser_is_asked_by_a_form_and_goes_on_to_where_it_wanted(guarded: httpx2.AsyncClient) -> None:
    asked = await guarded.get("/partnerships/x/map?lang=fr", headers=PAGE)
    assert asked.status_code == 401
    assert "form-action 'self'" in asked.headers["content-security-policy"]
    assert "<h1>Ouvrir une session</h1>" in asked.text
    assert 'name="next" value="/partnerships/x/map?lang=fr"' in asked.text
    answer = await signed_in(guarded, next="/partnerships/x/map?lang=fr")
    assert (answer.status_code, answer.headers["location"]) == (303, "/partnerships/x/map?lang=fr")


async def test_signing_in_gives_a_cookie_that_scripts_and_other_sites_do_not_get(guarded: httpx2.AsyncClient) -> None:
    answer = await signed_in(guarded)
    said = answer.headers["set-cookie"]
    assert "HttpOnly" in said
    assert "samesite=strict" in said.lower()
    assert f"Max-Age={int(LIFETIME)}" in said
    assert TOKEN not in said
    assert (await guarded.get("/", headers={"Cookie": cookie_of(answer)})).status_code == 200


async def test_behind_https_the_cookie_stays_there(store: Store) -> None:
    async with asking(service(store, Access(token=TOKEN)), base_url="https://127.0.0.1") as client:
        assert "; Secure" in (await signed_in(client)).headers["set-cookie"]


async def test_each_sign_in_is_a_session_of_its_own_and_ends_the_one_before(guarded: httpx2.AsyncClient) -> None:
    first = cookie_of(await signed_in(guarded))
    second = cookie_of(await guarded.post("/sign-in", data={"token": TOKEN}, headers={"Cookie": first}))
    assert first != second
    guarded.cookies.clear()
    assert (await guarded.get("/", headers={"Cookie": first})).status_code == 401
    assert (await guarded.get("/", headers={"Cookie": second})).status_code == 200


async def test_signing_out_ends_the_session(guarded: httpx2.AsyncClient) -> None:
    cookie = {"Cookie": cookie_of(await signed_in(guarded))}
    guarded.cookies.clear()
    assert '<a href="/sign-in?lang=en">Sign out</a>' in (await guarded.get("/", headers=cookie)).text
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert "Sign out" not in (await guarded.get("/", headers=bearer)).text
    assert "Sign out" in (await guarded.get("/sign-in", headers=cookie)).text
    answer = await guarded.post("/sign-out", headers=cookie)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?lang=en")
    assert (await guarded.get("/", headers=cookie)).status_code == 401


@pytest.mark.parametrize(
    "place", ["//evil.example", "https://evil.example", "/\\evil.example", "/x\r\nSet-Cookie: a=b", ""]
)
async def test_signing_in_leads_nowhere_else(guarded: httpx2.AsyncClient, place: str) -> None:
    assert (await signed_in(guarded, next=place)).headers["location"] == "/?lang=en"


async def test_wrong_tokens_are_few_and_then_even_the_right_one_waits(guarded: httpx2.AsyncClient) -> None:
    for _ in range(ATTEMPTS):
        wrong = await guarded.post("/sign-in?lang=fr", data={"token": "wrong"})
        assert wrong.status_code == 401
        assert "Ce n’est pas le jeton de ce service." in wrong.text
        assert 'name="next" value="/?lang=fr"' in wrong.text
        assert "set-cookie" not in wrong.headers
    late = await signed_in(guarded)
    assert late.status_code == 429
    assert 0 < int(late.headers["retry-after"]) <= WINDOW
    assert "set-cookie" not in late.headers


@pytest.mark.parametrize("body", [b"", b"token=" + b"x" * 5000, b"\xff\xfe", b"token", b"a=1&" * 50])
async def test_a_body_that_is_no_form_signs_nobody_in(guarded: httpx2.AsyncClient, body: bytes) -> None:
    assert (await guarded.post("/sign-in", content=body)).status_code == 401


async def test_a_form_from_elsewhere_signs_nobody_in(guarded: httpx2.AsyncClient) -> None:
    answer = await guarded.post("/sign-in", data={"token": TOKEN}, headers={"Origin": "http://evil.example"})
    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)


async def test_without_a_token_there_is_no_signing_in(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/sign-in")).status_code == 404


async def test_ready_says_no_where_a_secret_can_no_longer_be_read(store: Store, tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text(TOKEN)
    async with asking(service(store, Access(token=TOKEN, secrets=(secret,)))) as client:
        assert (await client.get("/health/ready")).status_code == 200
        secret.unlink()
        answer = await client.get("/health/ready")
        assert (answer.status_code, answer.json()) == (503, {"ready": False, "code": "unreadable-secret"})
        assert (await client.get("/health/live")).status_code == 200


def test_the_token_is_in_no_representation() -> None:
    from lipgraph.service.token import Door

    assert TOKEN not in repr(Access(token=TOKEN))
    assert TOKEN not in repr(Door(token=TOKEN))


def test_a_session_ends_in_time_and_the_oldest_are_forgotten() -> None:
    now = [0.0]
    sessions = Sessions(clock=lambda: now[0])
    first = sessions.start()
    now[0] = LIFETIME - 1
    assert sessions.knows(first)
    now[0] = LIFETIME
    assert not sessions.knows(first)
    second = sessions.start()
    for _ in range(MOST):
        sessions.start()
    assert not sessions.knows(second)
    assert not sessions.knows("")


def test_an_address_may_try_again_after_a_while_and_others_at_once() -> None:
    now = [100.0]
    attempts = Attempts(clock=lambda: now[0])
    for _ in range(ATTEMPTS):
        assert attempts.wait("192.0.2.1") == 0
        attempts.failed("192.0.2.1")
    assert attempts.wait("192.0.2.1") == WINDOW
    assert attempts.wait("192.0.2.2") == 0
    now[0] += WINDOW
    assert attempts.wait("192.0.2.1") == 0


@pytest.mark.parametrize(
    ("host", "address"), [("127.0.0.1", "127.0.0.1"), ("localhost", "127.0.0.1"), ("[::1]", "::1")]
)
def test_loopback_needs_no_token(host: str, address: str) -> None:
    assert listening_address(host, guarded=False) == address


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "127.0.0.2"])  # noqa: S104 - what is refused
def test_beyond_loopback_a_token_is_needed(host: str) -> None:
    with pytest.raises(InputError) as caught:
        listening_address(host, guarded=False)
    assert caught.value.code == "token-needed"
    assert listening_address(host, guarded=True) == host


@pytest.mark.parametrize("host", ["", "example.org", "127.0.0.1:80", "1.2.3"])
def test_what_is_no_address_is_not_listened_on(host: str) -> None:
    for guarded in (False, True):
        with pytest.raises(InputError) as caught:
            listening_address(host, guarded=guarded)
        assert caught.value.code == "no-address"


@pytest.mark.parametrize(
    ("held", "code"),
    [
        (b"x" * 23, "unfit-token"),
        (b"", "unfit-token"),
        (b"x" * 1025, "unfit-token"),
        (b"two words that are long enough", "unfit-token"),
        (b"line-one-0123456789\nline-two-0123456789", "unfit-token"),
        ("jeton-secret-assez-long-é".encode(), "unreadable-token-file"),
        (None, "unreadable-token-file"),
    ],
)
def test_a_token_that_cannot_keep_anybody_out_is_refused(tmp_path: Path, held: bytes | None, code: str) -> None:
    path = tmp_path / "token"
    if held is not None:
        path.write_bytes(held)
    with pytest.raises(InputError) as caught:
        read_token(path)
    assert caught.value.code == code
    assert held is None or not held or held.decode() not in str(caught.value)


def test_a_token_is_read_without_its_line_end(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text(TOKEN + "\n")
    assert read_token(path) == TOKEN
