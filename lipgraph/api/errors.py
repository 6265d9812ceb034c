"""Errors as GraphQL tells them: a sentence in the reader's language and a code; nothing from inside the program."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Mapping

from graphql import GraphQLError

from lipgraph.errors import InputError, LipgraphError, NotFound, OutcomeUnknown
from lipgraph_schema.messages import text

log = logging.getLogger(__name__)


def formatted(error: GraphQLError, lang: str) -> dict[str, object]:
    """Return what a client sees of an error; what nobody foresaw is logged and told as ``error`` alone."""
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return _shown(error, error.message, {"code": "graphql", **(error.extensions or {})})
    if isinstance(cause, LipgraphError):
        safe = cause.fields() if isinstance(cause, InputError | NotFound | OutcomeUnknown) else {}
        return _shown(error, sentence(cause, lang), {"code": cause.code, **safe})
    log.error("%s", json.dumps({"resolver": kind_and_place(cause)}))
    return _shown(error, text("errors", "error", lang=lang), {"code": "error"})


def sentence(error: LipgraphError, lang: str) -> str:
    """Return the catalogue's sentence of an error; of the general one where a reason has none of its own."""
    try:
        return text("errors", error.code, lang=lang, **error.fields())
    except KeyError:
        return text("errors", "input" if isinstance(error, InputError) else "error", lang=lang)


def _shown(error: GraphQLError, message: str, extensions: Mapping[str, object]) -> dict[str, object]:
    shown: dict[str, object] = {"message": message, "extensions": dict(extensions)}
    if error.locations:
        shown["locations"] = [{"line": one.line, "column": one.column} for one in error.locations]
    if error.path is not None:
        shown["path"] = list(error.path)
    return shown


def kind_and_place(error: BaseException) -> str:
    """Return the class of an error and the last place of this program that it came from, without its words."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if "lipgraph" in one.filename]
    place = f" {frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
