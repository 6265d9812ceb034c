"""A file in: staged by its digest, looked at as the command line does, and applied when its sender says so."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lipgraph.errors import Conflict, InputError, LimitExceeded, NotFound
from lipgraph.service.notices import sentence
from lipgraph.service.pages import html, language
from lipgraph.service.staging import LARGEST_FILE, Staged, Staging
from lipgraph.store.ports import Actor
from lipgraph_schema.messages import text

if TYPE_CHECKING:
    from lipgraph.usecases.reading import Reader
    from lipgraph.usecases.rostering import Drafted
    from lipgraph_loaders import RosterReading
    from lipgraph_viz.pages.upload import Looked

LARGEST_REST = 100_000
"""Bytes of a form beside its file."""
ASKED = ("wave", "encoding")
"""What the form says of a file; it goes along to applying."""


def routes() -> list[Route]:
    """Return the routes of this family: for a partnership, and for one that is not there yet."""
    paths = ("/partnerships/{slug}/upload", "/upload")
    return [
        route
        for path in paths
        for route in (
            Route(path, _empty, methods=["GET"]),
            Route(path, _look, methods=["POST"]),
            Route(f"{path}/apply", _apply, methods=["POST"]),
            Route(f"{path}/template.xlsx", _template, methods=["GET"]),
        )
    ]


async def _empty(request: Request) -> Response:
    return await _page(request)


async def _look(request: Request) -> Response:
    """Show what a file would change; nothing is stored but the file itself, for an hour."""
    lang = language(request)
    async with form_of(request) as form:
        sent = form.get("file")
        asked = {name: str(form.get(name) or "") for name in ASKED}
        if not isinstance(sent, UploadFile) or not sent.filename:
            return await _page(request, refused=text("pages", "upload_no_file", lang=lang), status=400)
        content = await sent.read(LARGEST_FILE + 1)
        try:
            staged = await asyncio.to_thread(_staging(request).keep, sent.filename, content)
            looked, _ = await _looked(request, staged, asked)
        except InputError as err:
            return await _page(request, refused=sentence(err, lang), status=400)
    return await _page(request, looked=looked, asked=asked, status=422 if looked.rejects else 200)


async def _apply(request: Request) -> Response:
    """Write a file that was looked at, if the store is still as it was then."""
    from lipgraph.usecases.loading_rosters import load_roster

    lang = language(request)
    async with form_of(request) as form:
        asked = {name: str(form.get(name) or "") for name in ASKED}
        digest, revision = str(form.get("digest") or ""), str(form.get("revision") or "")
    try:
        staged = _staging(request).find(digest)
        looked, drafted = await _looked(request, staged, asked)
        if str(looked.revision) != revision:
            raise Conflict(kind="revision", id=revision[:20], stands_in_the_way=str(looked.revision))  # noqa: TRY301 - told as all others are
        actor = Actor(role="coordinator", channel="page", document=staged.path.name, digest=staged.digest)
        key = f"upload:{staged.digest}:{revision}"
        written = await load_roster(request.app.state.store, drafted, actor, key=key)
    except (NotFound, Conflict):
        return await _page(request, refused=text("pages", "upload_gone", lang=lang), status=409)
    except InputError as err:
        return await _page(request, refused=sentence(err, lang), status=400)
    return await _page(request, written=written.total)


async def _template(request: Request) -> Response:
    from lipgraph.exports.partnership_choices import base_choices, choices_of_partnership
    from lipgraph.exports.template import template_workbook

    lang, slug = language(request), request.path_params.get("slug")
    title, choices = text("template", "title", lang=lang), base_choices()
    if slug is not None:
        holdings = await request.app.state.reader.partnership(slug)
        one = holdings.partnership
        name = (one.name_fr if lang == "fr" else None) or one.name
        title, choices = text("template", "title_of", lang=lang, name=name), choices_of_partnership(holdings)
    content = await asyncio.to_thread(template_workbook, {}, choices, lang=lang, title=title)
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    headers = {"Content-Disposition": 'attachment; filename="roster.xlsx"'}
    return Response(content, media_type=media, headers=headers)


def form_of(request: Request, *, most: int = 20) -> AbstractAsyncContextManager[FormData]:
    """Return the form of a request. Raises LimitExceeded where it is too long, or does not say how long it is."""
    length = request.headers.get("content-length", "")
    if not length.isascii() or not length.isdigit() or int(length) > LARGEST_FILE + LARGEST_REST:
        raise LimitExceeded(what="file", limit=LARGEST_FILE)
    return request.form(max_files=1, max_fields=most, max_part_size=LARGEST_REST)


def _staging(request: Request) -> Staging:
    staging: Staging = request.app.state.staging
    return staging


async def _looked(request: Request, staged: Staged, asked: dict[str, str]) -> tuple[Looked, Drafted]:
    """Read and draft a staged file. Raises InputError for a file that cannot be read at all."""
    from lipgraph.usecases.loading_rosters import draft_roster, preview_roster
    from lipgraph.usecases.naming import names_of
    from lipgraph.usecases.problems import in_order
    from lipgraph.usecases.rostering import known_of, named_in
    from lipgraph_viz.pages.upload import Looked

    reader: Reader = request.app.state.reader
    slug, lang = request.path_params.get("slug"), language(request)
    reading = await asyncio.to_thread(_read, staged, asked)
    drafted = await draft_roster(reader, reading.roster, partnership=slug, wave=asked["wave"] or None)
    known = await known_of(reader, slug or named_in(reading.roster.rows))
    preview = await preview_roster(request.app.state.store, drafted)
    looked = Looked(
        file=staged.path.name,
        digest=staged.digest,
        revision=drafted.revision,
        made=preview.made,
        drafted=drafted,
        rejects=in_order((*reading.rejects, *drafted.rejects)),
        notes=tuple(one.message(lang) for one in reading.notes),
        names=names_of(known.directory, known.holdings),
    )
    return looked, drafted


def _read(staged: Staged, asked: dict[str, str]) -> RosterReading:
    from lipgraph_loaders.roster.apart import read_roster_apart

    return read_roster_apart(staged.path, encoding=asked["encoding"] or None)


async def _page(  # noqa: PLR0913 - the page says one of these things
    request: Request,
    *,
    looked: Looked | None = None,
    asked: dict[str, str] | None = None,
    written: int | None = None,
    refused: str = "",
    status: int = 200,
) -> Response:
    from lipgraph_viz.pages.site import Site, site_policy
    from lipgraph_viz.pages.upload import upload_page
    from lipgraph_viz.pages.words import named

    slug, lang = request.path_params.get("slug"), language(request)
    waves: tuple[str, ...] = ()
    path = request.scope["path"].removesuffix("/apply")
    query = {name: (value,) for name, value in (asked or {}).items() if value}
    site = Site(lang=lang, path=path, current="upload", query=query)
    if slug is not None:
        holdings = await request.app.state.reader.partnership(slug)
        one = holdings.partnership
        waves = tuple(wave.label for wave in sorted(holdings.waves, key=lambda wave: (wave.rank, wave.label)))
        site = replace(site, partnership=named(one, lang=lang), slug=one.slug, synthetic=one.synthetic)
    page = upload_page(site, waves=waves, looked=looked, written=written, refused=refused)
    return html(page, site_policy(), status)
