"""What may be said of each noun on the command line, as its help lists it."""

from __future__ import annotations

from lipgraph.cli.speaking import say
from lipgraph_schema.tables import RosterField, roster_fields, roster_nouns
from lipgraph_schema.vocabulary import terms


def nouns_with_fields() -> list[tuple[str, str]]:
    """Return each noun with its fields; a star marks those that name it, an exclamation mark what a new one needs."""
    return [
        (noun, f"{say(f'noun_{noun}')}: {', '.join(_marked(one) for one in roster_fields(noun).values())}")
        for noun in roster_nouns()
    ]


def fields_of_noun(noun: str) -> list[tuple[str, str]]:
    """Return each field of a noun with what it takes, and the codes of its vocabulary where it has one."""
    return [(_marked(one), _takes(one)) for one in roster_fields(noun).values()]


def _marked(one: RosterField) -> str:
    return f"{one.name}{'*' if one.key else ''}{'!' if one.required else ''}"


def _takes(one: RosterField) -> str:
    if one.vocabulary is not None:
        return ", ".join(term.code for term in terms(one.vocabulary))
    return say(f"cell_{one.kind}")
