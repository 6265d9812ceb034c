"""The word ``profile``: what a partnership's network says at one moment."""

from __future__ import annotations

import click

from lipgraph.analysis.profile import Profile
from lipgraph.cli.asking import Asked, eligible_option, format_options, moment_options, view_options
from lipgraph.cli.measures import marked, measure_row, told_of
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import word
from lipgraph.cli.summary import summary
from lipgraph.cli.tables import as_csv, as_json
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.store.ports import Store


@word("profile")
@click.argument("slug")
@format_options
@moment_options
@eligible_option
@view_options
def profile_word(*, slug: str, asked: Asked, as_json_: bool, as_csv_: bool) -> None:
    """Print the profile of a partnership."""
    network, found = with_store(lambda store: read_profile(store, slug, asked))
    if as_json_:
        click.echo(as_json({**told_of(network), "profile": found}))
    elif as_csv_:
        click.echo(as_csv(marked(network, [measure_row(one.measure, one.intersection) for one in found.headlines])))
    else:
        click.echo(summary(network, found))


async def read_profile(store: Store, slug: str, asked: Asked) -> tuple[StakeholderNetwork, Profile]:
    """Return a partnership's network at a moment with its profile."""
    from lipgraph.usecases.analysing import profile_of
    from lipgraph.usecases.reading import Reader

    reader = Reader(store)
    found = await profile_of(reader, slug, wave=asked.wave, day=asked.day, choice=asked.choice())
    return await reader.network(slug, wave=asked.wave, day=asked.day), found
