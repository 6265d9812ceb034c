"""Forms that correct an organization, a seat, or who answered: the use case of mutations, its rules and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lipgraph.domain.rosters import RosterRow
from lipgraph.errors import NotFound
from lipgraph.service.council import Asked, site_of
from lipgraph.service.kept import kept
from lipgraph.service.notices import sentence
from lipgraph.service.pages import html
from lipgraph.service.uploads import form_of
from lipgraph.store.ports import Actor
from lipgraph.usecases.editing import Outcome, edit, version_of
from lipgraph.usecases.editing import Request as Edit
from lipgraph_schema.messages import text

if TYPE_CHECKING:
    from lipgraph.domain.holdings import Holdings
    from lipgraph.domain.network import StakeholderNetwork
    from lipgraph_viz.pages.forms import Form, Group
    from lipgraph_viz.pages.site import Site

ACTOR = Actor(role="coordinator", channel="page")


def routes() -> list[Route]:
    """Return the routes of this family."""
    here = "/partnerships/{slug}"
    return [
        Route(f"{here}/seats", kept(_seats)),
        *(
            Route(f"{here}/{path}", handler, methods=["GET", "POST"])
            for path, handler in (
                ("organizations/{organization}/edit", _organization),
                ("seats/{seat}", _seat),
                ("waves/{wave}/responses", _responses),
            )
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a form stands: what is asked, what is held, and the site around it."""

    request: Request
    asked: Asked
    holdings: Holdings
    network: StakeholderNetwork
    site: Site

    @classmethod
    async def of(cls, request: Request, current: str) -> Place:
        """Read what a form needs. Raises NotFound."""
        asked, reader = Asked.by(request), request.app.state.reader
        holdings = await reader.partnership(asked.slug)
        network = await reader.network(asked.slug, wave=asked.wave, day=asked.day)
        site = site_of(request, asked, network, holdings, current=current)
        return cls(request=request, asked=asked, holdings=holdings, network=network, site=site)

    async def settle(self, rows: tuple[RosterRow, ...], *, key: str, version: str = "") -> Outcome:
        """Do what a form says."""
        state = self.request.app.state
        versions = {0: version} if version and rows else {}
        wanted = Edit(rows=rows, partnership=self.holdings.partnership.slug, versions=versions, key=key or None)
        return await edit(state.store, state.reader, wanted, ACTOR)

    def told(self, outcome: Outcome | None) -> tuple[list[str], str]:
        """Return what is wrong, and what was written, in words."""
        lang = self.asked.lang
        if outcome is None:
            return [], ""
        problems = [one.message(lang) for one in outcome.rejects]
        if outcome.conflict is not None:
            problems.append(sentence(outcome.conflict, lang))
        done = text("pages", "form_done", lang=lang) if outcome.written is not None else ""
        return problems, done


async def _seats(request: Request) -> Response:
    from lipgraph_viz.pages.seats import seats_page
    from lipgraph_viz.pages.site import site_policy

    place = await Place.of(request, "seats")
    return html(seats_page(place.site, place.holdings, place.network), site_policy())


async def _organization(request: Request) -> Response:
    from lipgraph.service.correcting import organization_form, organization_rows

    place = await Place.of(request, "organization")
    wanted = request.path_params["organization"]
    found = next((one for one in place.holdings.organizations if wanted in {one.slug, str(one.id)}), None)
    if found is None:
        raise NotFound(kind="organization", id=wanted)
    outcome, sent = None, None
    if request.method == "POST":
        sent = await _sent(request)
        outcome = await place.settle(
            organization_rows(found, sent), key=sent.get("key", ""), version=sent.get("version", "")
        )
        place = await Place.of(request, "organization")
        found = next((one for one in place.holdings.organizations if one.id == found.id), found)
    kept = sent if outcome is not None and outcome.written is None else None
    groups = organization_form(place.holdings, found, lang=place.asked.lang, sent=kept)
    back = place.site.of(f"organizations/{found.slug}")
    return _page(place, groups, found.name, outcome, hidden={"version": version_of(found)}, back=back)


async def _seat(request: Request) -> Response:
    from lipgraph.service.correcting import seat_form, seat_rows
    from lipgraph_viz.pages.words import seat_label

    place = await Place.of(request, "seats")
    found = next((one for one in place.holdings.seats if one.id == request.path_params["seat"]), None)
    if found is None:
        raise NotFound(kind="seat", id=request.path_params["seat"])
    outcome, sent = None, None
    if request.method == "POST":
        sent = await _sent(request)
        outcome = await place.settle(seat_rows(found, sent), key=sent.get("key", ""))
        place = await Place.of(request, "seats")
    kept = sent if outcome is not None and outcome.written is None else None
    groups = seat_form(place.holdings, place.network, found, lang=place.asked.lang, sent=kept)
    title = seat_label(found, lang=place.asked.lang)
    return _page(place, groups, title, outcome, hidden={}, back=place.site.of("seats"))


async def _responses(request: Request) -> Response:
    from lipgraph.service.correcting import response_form, response_rows
    from lipgraph_viz.pages.words import say

    place = await Place.of(request, "data")
    label = request.path_params["wave"]
    wave = next((one for one in place.holdings.waves if one.label == label), None)
    if wave is None:
        raise NotFound(kind="wave", id=label)
    outcome = None
    if request.method == "POST":
        sent = await _sent(request, most=2000)
        outcome = await place.settle(response_rows(wave, sent), key=sent.get("key", ""))
        place = await Place.of(request, "data")
    groups = response_form(place.holdings, wave, lang=place.asked.lang)
    title = str(say(place.asked.lang, "responses_title", wave=wave.label))
    return _page(place, groups, title, outcome, hidden={}, back=place.site.of("data"))


async def _sent(request: Request, *, most: int = 100) -> dict[str, str]:
    async with form_of(request, most=most) as form:
        return {name: str(value).strip() for name, value in form.multi_items()}


def _page(  # noqa: PLR0913 - a form has this many sides
    place: Place,
    groups: tuple[Group, ...],
    title: str,
    outcome: Outcome | None,
    *,
    hidden: Mapping[str, str],
    back: str,
) -> Response:
    from lipgraph_viz.pages.forms import Form, form_page
    from lipgraph_viz.pages.site import site_policy

    problems, done = place.told(outcome)
    form: Form = Form(
        title=title,
        action=place.site.href(place.site.path),
        groups=groups,
        hidden={"key": str(uuid4()), **hidden},
        problems=problems,
        done=done,
        back=back,
    )
    status = 409 if outcome is not None and outcome.conflict is not None else 422 if problems else 200
    return html(form_page(place.site, form), site_policy(), status)
