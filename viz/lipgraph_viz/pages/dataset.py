"""A data set at one glance, as a page: what frames partnerships and who leads them, each fact with its quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from lipgraph.analysis.overview import INDICATOR, QUESTION, STEP, Convened, Overview
from lipgraph.domain.naming import Names, term_name
from lipgraph.domain.source import Source
from lipgraph.domain.statements import Statement, Thing, key_parts
from lipgraph_schema.messages import catalogue, text
from lipgraph_schema.vocabulary import terms
from lipgraph_viz.frame import trusted
from lipgraph_viz.lanes import MIDDLE, NARROW, SMALL, WIDE, lanes_svg
from lipgraph_viz.pages.dataset_lanes import lanes_of
from lipgraph_viz.pages.dataset_rows import (
    PartnershipRow,
    committee_rows,
    dataset_title,
    instrument_rows,
    partnership_row,
)
from lipgraph_viz.pages.pictures import seat_mark
from lipgraph_viz.pages.site import Site, site_page
from lipgraph_viz.pages.words import number


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement in words, with whose words they are and where they stand."""

    text: str
    note: Markup
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """All statements about one thing."""

    subject: str
    said: tuple[Said, ...]


def dataset_page(site: Site, found: Overview) -> str:
    """Return the page of a data set."""
    lang, names = site.lang, Names.of(found.directory, lang=site.lang)
    lanes = lanes_of(found, names)
    return site_page(
        "dataset.html.jinja",
        site,
        dataset_title(found.dataset, lang=lang),
        tell=partial(tell, lang),
        concluded=partial(term_name, "conclusions", lang=lang),
        lead=_lead(found, lang),
        document=found.partnerships[0].partnership.source.document or "–",
        pictures=[lanes_svg(lanes, width) for width in (WIDE, MIDDLE, NARROW, SMALL)],
        kinds=[(_kind(code, lang), _squares(count), count) for code, count in found.by_kind],
        levels=[(_level(code, lang), count) for code, count in found.by_level],
        unsaid=_unsaid(found, names),
        contradictions=[(_said(first, names), _said(second, names)) for first, second in found.contradictions],
        partnerships=_rows(found.partnerships, names),
        beside=_rows(found.beside, names),
        committees=committee_rows(found, names),
        instruments=instrument_rows(found, names),
        steps=[_said(one, names) for one in found.saying(STEP)],
        questions=[_said(one, names) for one in found.saying(QUESTION)],
        indicators=[_indicator(one, names) for one in found.saying(INDICATOR)],
        everything=_everything(found, names),
        count=number(len(found.statements), lang=lang),
    )


def tell(lang: str, key: str, /, **fields: object) -> Markup:
    """Return a sentence about a data set; what fills it is escaped."""
    return trusted(catalogue("dataset")[key][lang]).format(**fields)


def _rows(convened: Sequence[Convened], names: Names) -> list[PartnershipRow]:
    return [partnership_row(one, names) for one in convened]


def _lead(found: Overview, lang: str) -> Markup:
    return tell(
        lang,
        "lead",
        partnerships=number(len(found.partnerships), lang=lang),
        leads=number(len(found.leads), lang=lang),
        governments=number(sum(one.level_of_government is not None for _, one in found.leads), lang=lang),
        beside=number(len(found.beside), lang=lang),
    )


def _kind(code: str | None, lang: str) -> str:
    return str(tell(lang, "not_classified")) if code is None else term_name("organization_kinds", code, lang=lang)


def _level(code: str | None, lang: str) -> str:
    return str(tell(lang, "no_government")) if code is None else term_name("levels_of_government", code, lang=lang)


def _squares(count: int) -> list[Markup]:
    return [seat_mark("held")] * min(count, 60)


def _said(one: Statement, names: Names) -> Said:
    said = names.object(one) or ""
    # How many, and who says so, are in the words of the source.
    notes = [Markup('<span lang="en">{}</span>').format(word) for word in (one.quantifier, one.attributed_to) if word]
    if one.source.inferred:
        notes.append(tell(names.lang, "inferred"))
    return Said(text=said, note=Markup(", ").join(notes), source=one.source)


def _unsaid(found: Overview, names: Names) -> list[tuple[str, list[Said]]]:
    groups: dict[str, list[Said]] = {}
    for one in found.unsaid:
        said = Said(text=names.subject(one), note=Markup(), source=one.source)
        groups.setdefault(names.predicate(one), []).append(said)
    return list(groups.items())


def _indicator(one: Statement, names: Names) -> tuple[Said, str, list[tuple[str, str]], str]:
    """Return an indicator with its kind, the definitions that answer it, and the note of the vocabulary."""
    if one.object_noun is not Thing.TERM or one.object_key is None:
        return _said(one, names), "", [], ""
    vocabulary, code = key_parts(Thing.TERM, one.object_key)
    shipped = next((term for term in terms(vocabulary) if term.code == code), None)
    if shipped is None:
        return _said(one, names), "", [], ""
    kind = str(tell(names.lang, f"kind_{shipped.kind}")) if shipped.kind else ""
    answers = [(key, text("measures", f"{key}.name", lang=names.lang)) for key in shipped.answered_by]
    return _said(one, names), kind, answers, ""


def _everything(found: Overview, names: Names) -> list[About]:
    groups: dict[tuple[Thing, str], list[Said]] = {}
    for one in found.statements:
        said = _said(one, names)
        whole = f"{names.predicate(one)} {said.text or '…'}"
        about = groups.setdefault((one.subject_noun, one.subject_key), [])
        about.append(Said(text=whole, note=said.note, source=one.source))
    return [About(subject=names.name(*key), said=tuple(group)) for key, group in groups.items()]
