"""Forms that correct one thing: its fields as they are stored, what is wrong with what was sent, what was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lipgraph_viz.pages.site import Site, site_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One field of a form; with ``options`` (value and words) it is a choice, else a line of text.

    ``was`` is what is stored: it goes along as ``was-NAME``, so that an answer says by itself what it changes.
    """

    name: str
    label: str
    value: str = ""
    was: str = ""
    options: tuple[tuple[str, str], ...] = ()
    help: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that belong together, under a heading."""

    title: str
    inputs: tuple[Input, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A whole form: ``hidden`` goes along unseen (key, version); ``problems`` are sentences, ``done`` is one."""

    title: str
    action: str
    groups: tuple[Group, ...]
    hidden: Mapping[str, str]
    problems: Sequence[str] = ()
    done: str = ""
    back: str = ""


def form_page(site: Site, form: Form) -> str:
    """Return the page of a form."""
    return site_page("form.html.jinja", site, form.title, form=form)
