"""What somebody could do to a stored log: one seed, one deed, and none of them leaves a log that holds."""

import copy
import random
from collections.abc import Callable
from dataclasses import replace

from harness.stored_log import Line
from lipgraph.domain import canonical
from lipgraph.store.chain import Payload

Deed = Callable[[random.Random, list[Line]], str]
TEXT_CELLS = ("transaction", "at", "previous", "hash")


def tampered(seed: int, log: list[Line]) -> tuple[list[Line], str]:
    """Return a log to which the deed of this seed was done, and what was done."""
    chance = random.Random(seed)  # noqa: S311 - a trial that can be repeated, no secret
    lines = copy.deepcopy(log)
    said = DEEDS[seed % len(DEEDS)](chance, lines)
    assert lines != log, said
    return lines, f"seed {seed}: {said}"


def sealed(line: Line) -> Line:
    """Return a line with the hash that its content demands, as a careful intruder would compute it."""
    content: dict[str, canonical.Json] = {
        "number": line.number, "transaction": line.transaction, "at": line.at, "actor": line.actor,
        "revision": line.revision, "payloads": line.digests, "previous": line.previous,
    }  # fmt: skip
    return replace(line, hash=canonical.digest(content))


def rechained(log: list[Line]) -> list[Line]:
    """Return a log whose digests, hashes and links all fit again, from the first entry to the last."""
    lines: list[Line] = []
    for number, line in enumerate(log, start=1):
        digests = [Payload(text, salt).digest for salt, text in line.payloads]
        previous = lines[-1].hash if lines else "0" * 64
        lines.append(sealed(replace(line, number=number, digests=digests, previous=previous)))
    return lines


def _edited(chance: random.Random, lines: list[Line]) -> str:
    line = chance.choice(lines)
    what = chance.choice([*TEXT_CELLS, "revision", "actor", "digests", "salt", "text", "text", "text"])
    if what in TEXT_CELLS:
        setattr(line, what, _nudged(chance, str(getattr(line, what))))
    elif what == "revision":
        line.revision += chance.choice([-1, 1, 7])
    elif what == "actor":
        line.actor[chance.choice(["role", "channel", "document"])] = "somebody else"
    elif what == "digests":
        place = chance.randrange(len(line.digests))
        line.digests[place] = _nudged(chance, line.digests[place])
    else:
        place = chance.randrange(len(line.payloads))
        salt, text = line.payloads[place]
        line.payloads[place] = (_nudged(chance, salt), text) if what == "salt" else (salt, _nudged(chance, text))
    return f"{what} of entry {line.number} edited"


def _nudged(chance: random.Random, text: str) -> str:
    place = chance.randrange(len(text))
    other = chance.choice([sign for sign in "0123456789abcdef" if sign != text[place]])
    return text[:place] + other + text[place + 1 :]


def _deleted(chance: random.Random, lines: list[Line]) -> str:
    line = chance.choice(lines[:-1])
    if chance.random() < 0.5:
        lines.remove(line)
        return f"entry {line.number} deleted"
    del line.payloads[chance.randrange(len(line.payloads))]
    return f"a payload of entry {line.number} deleted"


def _inserted(chance: random.Random, lines: list[Line]) -> str:
    model = chance.choice(lines)
    salt, text = chance.choice(model.payloads)
    if chance.random() < 0.5:
        model.payloads.insert(chance.randrange(len(model.payloads) + 1), (salt, text))
        return f"a payload inserted beside entry {model.number}"
    last = lines[-1]
    forged = '{"after":{"id":"x","name":"X","slug":"x"},"before":null,"key":["x"],"noun":"organization"}'
    line = replace(
        last, number=last.number + 1, previous=last.hash, revision=last.revision + 1, transaction="forged",
        payloads=[(salt, forged)], digests=[Payload(forged, salt).digest],
    )  # fmt: skip
    lines.append(sealed(line))
    return "an entry that fits the chain appended"


def _cut(chance: random.Random, lines: list[Line]) -> str:
    kept = chance.randrange(len(lines))
    del lines[kept:]
    return f"cut after entry {kept}"


def _reordered(chance: random.Random, lines: list[Line]) -> str:
    if chance.random() < 0.5:
        one, other = chance.sample(range(len(lines)), 2)
        lines[one], lines[other] = lines[other], lines[one]
        for number, line in enumerate(lines, start=1):
            line.number = number
        return f"entries {one + 1} and {other + 1} exchanged"
    line = chance.choice([line for line in lines if len(line.payloads) > 1])
    one, other = chance.sample(range(len(line.payloads)), 2)
    line.payloads[one], line.payloads[other] = line.payloads[other], line.payloads[one]
    return f"payloads {one + 1} and {other + 1} of entry {line.number} exchanged"


DEEDS: tuple[Deed, ...] = (_edited, _deleted, _inserted, _cut, _reordered)
