"""Requests that mean harm, or make no sense: what each sends, and the status and code that it gets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

MANY = 600
NINES = "9" * 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """One request and its verdict."""

    name: str
    body: bytes
    code: str
    status: int = 400
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})


def _asked(name: str, query: str, code: str, *, status: int = 400, **variables: object) -> Hostile:
    body = json.dumps({"query": query, "variables": variables}).encode()
    return Hostile(name=name, body=body, code=code, status=status)


def _fragments(count: int, inner: str) -> str:
    return " ".join(f"fragment F{one} on Query {{ {inner.format(next=one + 1)} }}" for one in range(count))


def _deep(opening: str, closing: str, times: int) -> str:
    return opening * times + closing * times


def _raw(
    name: str, body: bytes, code: str = "not-json", *, kind: str = "application/json", status: int = 400
) -> Hostile:
    return Hostile(name=name, body=body, code=code, status=status, headers={"Content-Type": kind})


_LISTS = """{ partnerships(first: 100) { nodes { organizations(first: 100) { nodes {
  statements(first: 100) { nodes { id } } } } } } }"""
_WRITE = 'removeWave(partnership: {slug: "demo"}, wave: {label: "x"}) { revision }'
_PAGE = "query ($n: Int!) { organizations(first: $n) { totalCount } }"

DOCUMENTS = (
    _asked("nested lists", _LISTS, "limit-exceeded"),
    _asked("alias flood", "{ " + " ".join(f"a{n}: definitions {{ id }}" for n in range(300)) + " }", "limit-exceeded"),
    _asked("field flood", "{ " + "definitions { id } " * 490 + "}", "limit-exceeded"),
    _asked("unknown fields flood", "{ " + " ".join(f"x{n}" for n in range(1900)) + " }", "graphql"),
    _asked("fragment doubling", "{ ...F0 } " + _fragments(29, "...F{next} ... {{ ...F{next} }}")
           + " fragment F29 on Query { __typename }", "limit-exceeded"),
    _asked("overlapping fragments", "{ " + " ".join(f"...F{n}" for n in range(30)) + " } "
           + _fragments(30, "vocabularies {{ name terms {{ code }} }} " * 5), "limit-exceeded"),
    _asked("fragment that holds itself",
           "{ ...F0 } fragment F0 on Query { ...F1 } fragment F1 on Query { ...F0 }", "graphql"),
    _asked("fragment flood", "{ ...F0 } " + _fragments(40, "__typename"), "limit-exceeded"),
    _asked("directive flood", "{ __typename " + "@skip(if: false) " * 200 + "}", "limit-exceeded"),
    _asked("deep selections", "{ " + _deep("a { ", "} ", 900) + "}", "limit-exceeded"),
    _asked("deep list in a document",
           "{ organizations(where: " + _deep("[", "]", 900) + ") { totalCount } }", "limit-exceeded"),
    _asked("deep list in a variable",
           "query ($w: OrganizationWhere) { organizations(where: $w) { totalCount } }", "graphql",
           w=json.loads(_deep("[", "]", 400))),
    _asked("deep brackets that close nothing", "]" * 500 + "}" * 500, "graphql"),
    _asked("introspection within itself",
           "{ __schema { types { fields { type { fields { type { name } } } } } } }", "limit-exceeded"),
    _asked("token flood", "{ " + "__typename " * 2001 + "}", "limit-exceeded"),
    _asked("giant integer in a document", f"{{ organizations(first: {NINES}) {{ totalCount }} }}", "limit-exceeded"),
    _asked("giant integer as a default",
           f"query ($n: Int = {NINES}) {{ organizations(first: $n) {{ totalCount }} }}", "limit-exceeded"),
    _asked("giant integer in a variable", _PAGE, "limit-exceeded", n=2**63),
    _asked("negative page", _PAGE, "limit-exceeded", n=-1),
    _asked("null page", _PAGE, "limit-exceeded", n=None),
    _asked("mutation flood", "mutation { " + " ".join(f"a{n}: {_WRITE}" for n in range(21)) + " }", "limit-exceeded"),
    _asked("two operations without a name", "query A { __typename } query B { __typename }", "no-operation"),
    _asked("no operation at all", "fragment F on Query { __typename }", "graphql"),
    _asked("nothing", "", "graphql"),
    _asked("subscription", "subscription { anything }", "graphql"),
    _asked("half a surrogate", '{ node(id: "\\uD800") { id } }', "graphql"),
    _asked("unreadable cursor", '{ organizations(after: "%%%") { totalCount } }', "input", status=200),
    _asked("day that is none", '{ organizations(at: {date: "2025-02-30"}) { totalCount } }', "graphql"),
    _asked("misspelt field, no suggestion", "{ organisations { totalCount } }", "graphql"),
)  # fmt: skip
BODIES = (
    _raw("null body", b"null"),
    _raw("empty body", b""),
    _raw("null query", b'{"query": null}'),
    _raw("list of requests (batching)", b'[{"query": "{ __typename }"}]'),
    _raw("broken UTF-8", b'{"query": "{ __typename } # \xff"}'),
    _raw("UTF-16", '{"query": "{ __typename }"}'.encode("utf-16")),
    _raw("half a surrogate in JSON", b'{"query": "{ node(id: \\"\\ud800\\") { id } }"}'),
    _raw("deep JSON", b'{"query": "{ __typename }", "variables": ' + b'{"a":' * 2000 + b"1" + b"}" * 2001),
    _raw("giant number in JSON", b'{"query": "{ __typename }", "variables": {"n": ' + b"9" * 5000 + b"}}"),
    _raw("variables that are a list", b'{"query": "{ __typename }", "variables": [1]}'),
    _raw("large body", b'{"query": "' + b"x" * 200_001 + b'"}', "body-too-large", status=413),
    _raw("form", b"query={__typename}", "media-type", kind="application/x-www-form-urlencoded", status=415),
    _raw("upload (multipart)", b"--x--", "media-type", kind="multipart/form-data; boundary=x", status=415),
    _raw("plain text", b'{"query": "{ __typename }"}', "media-type", kind="text/plain", status=415),
    _raw("no media type", b'{"query": "{ __typename }"}', "media-type", kind="", status=415),
)
HOSTILE = (*DOCUMENTS, *BODIES)
