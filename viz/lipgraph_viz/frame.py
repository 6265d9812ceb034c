"""What both pages share: templates that escape, a policy that lets only our own script and style run, facts as JSON."""

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lipgraph_schema.messages import text
from lipgraph_viz.map_model import MapModel, say
from lipgraph_viz.palette import theme_css

PLACE: Final = Path(__file__).parent
# What could end the script element or, as a line separator, break an old reader of scripts.
_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(PLACE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def own_text(name: str) -> str:
    """Return a style, a script or an asset of this package, with line ends that keep its hash."""
    return (PLACE / name).read_text(encoding="utf-8")


@cache
def style() -> str:
    """Return the style of every page: the themes, then the rules."""
    return theme_css() + "\n" + own_text("templates/map.css")


def hash_source(text: str) -> str:
    """Return the source expression that lets exactly this text run under a content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(scripts: Iterable[str], style_hashes: Iterable[str], *, served: bool = False) -> str:
    """Return a policy that allows these scripts and styles and nothing from anywhere else.

    The forms of a ``served`` page go to where it came from; a file of its own has nowhere to send one.
    """
    forms = "'self'" if served else "'none'"
    script_sources = " ".join(hash_source(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {script_sources}; style-src {' '.join(style_hashes)}; img-src data:; "
        f"base-uri 'none'; form-action {forms}; require-trusted-types-for 'script'"
    )


def policy_of(scripts: Iterable[str], style_text: str) -> str:
    """Return the policy of a served page with these scripts and one style; its forms go to where it came from."""
    return policy(scripts, [hash_source(style_text)], served=True)


def as_json(facts: object) -> Markup:
    """Return facts as JSON that no name can break out of."""
    # Every sign that means something to HTML is escaped, so the text is safe as it stands.
    return Markup(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))  # noqa: S704  # escaped above


def render(template: str, model: MapModel, *, site: object = None, **parts: object) -> str:
    """Return a page of a template for a model whose marks all have a sector; ``site`` is where it is served."""
    here = [mark for mark in model.marks if mark.present]
    marks = sorted(here, key=lambda one: (one.sector, one.name.casefold(), one.organization))
    page = _environment().get_template(template)
    told = partial(say, model)
    return page.render(model=model, marks=marks, say=told, page_say=partial(_page_say, model), site=site, **parts)


def _page_say(model: MapModel, key: str, **fields: object) -> str:
    return text("pages", key, lang=model.lang, **fields)


def page(template: str, **parts: object) -> str:
    """Return a page of a template that shows no map."""
    return _environment().get_template(template).render(**parts)


def trusted(text: str) -> Markup:
    """Return text of this package, or made by it with everything quoted, as markup."""
    return Markup(text)  # noqa: S704  # only ever our own files and what svg.py quoted
