"""What the organizations of the demo answer at each wave: who answers at all, and claims that disagree as people do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from lipgraph.domain.claims import Claim, Layer, Polarity, Role, claim
from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import OrganizationId, RelationCode, WaveId, wave_id
from lipgraph.domain.time import Bound, Period
from lipgraph.domain.waves import Question, Response, Status, Wave
from lipgraph_loaders.demo.cast import Player, named
from lipgraph_loaders.demo.planted import PLANTED
from lipgraph_loaders.demo.roster import PARTNERSHIP, cited
from lipgraph_loaders.demo.ties import WAVE_DAYS, Ends, Tie, players, present, ties_by_wave

REFERRAL = RelationCode("referral")
INFORMATION = RelationCode("information")

_SILENT = 5
_UNASKED = 2
_SKIPPED_RECEIVER = 2
_SAYS = 0.63
_THINKS_AGAIN = 0.12
_DENIES = 0.12
_AGREEMENT_EVERY = 45

_Opinion = tuple[Ends, str, int]
_FIRM_NAMES = (
    "City of Port Merrin",
    "Harbour Gate Settlement Services",
    "Merrin Shore Community Health Centre",
    "Port Merrin Police Service",
    "Merrin County Constabulary",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One wave under way: who is there, who does not answer, and what was written down so far."""

    label: str
    wave: WaveId
    here: tuple[Player, ...]
    silent: frozenset[OrganizationId]
    unasked: frozenset[OrganizationId]
    skipped: frozenset[OrganizationId]
    claims: list[Claim] = field(default_factory=list)

    def hears(self, player: Player, role: Role) -> bool:
        """Whether the organization answered the question in this role."""
        if player.id in self.silent or player.id in self.unasked:
            return False
        return role is not Role.RECEIVER or player.id not in self.skipped


def answer_facts(rng: Random) -> Iterator[Fact]:
    """Yield waves, questions, statuses and claims; the ties behind them are drawn from the same generator."""
    opinions: dict[_Opinion, bool] = {}
    for rank, (label, ties) in enumerate(ties_by_wave(rng).items(), 1):
        now = _round(rng, label)
        for tie in ties:
            _report(rng, now, tie, opinions)
        _agreements(now)
        yield from _wave_facts(label, rank)
        yield from _statuses(now)
        yield from now.claims


def _round(rng: Random, label: str) -> Round:
    here = present(label)
    kept = {named(name).id for name in _FIRM_NAMES} | PLANTED.isolates | {PLANTED.broker}
    able = [player.id for player in here if player.id not in kept]
    shuffled = sorted(able, key=lambda _: rng.random())
    return Round(
        label=label,
        wave=wave_id(PARTNERSHIP, label),
        here=tuple(here),
        silent=frozenset(shuffled[:_SILENT]),
        unasked=frozenset(shuffled[_SILENT : _SILENT + _UNASKED]),
        skipped=frozenset(shuffled[_SILENT + _UNASKED : _SILENT + _UNASKED + _SKIPPED_RECEIVER]),
    )


def _wave_facts(label: str, rank: int) -> Iterator[Fact]:
    wave, source = wave_id(PARTNERSHIP, label), cited("waves", rank)
    yield Wave(
        id=wave,
        partnership=PARTNERSHIP,
        label=label,
        title=f"Partnership survey {label}",
        title_fr=f"Enquête du partenariat {label}",
        reference=WAVE_DAYS[label],
        fieldwork=Period(Bound(f"{label}-09-15"), Bound(WAVE_DAYS[label])),
        rank=rank,
        source=source,
    )
    yield Question(wave=wave, relation=REFERRAL, roles=(Role.SENDER.value, Role.RECEIVER.value), source=source)
    yield Question(wave=wave, relation=INFORMATION, roles=(Role.END.value,), source=source)


def _statuses(now: Round) -> Iterator[Fact]:
    naming = {one.claimant for one in now.claims if one.polarity is Polarity.ASSERTS and one.layer is Layer.SURVEY}
    for row, player in enumerate(now.here, 2):
        source = cited(f"answers {now.label}", row)
        if player.id in now.silent:
            status = Status.NO_ANSWER
        elif player.id in now.unasked:
            status = Status.NOT_ASKED
        else:
            status = Status.NAMED if player.id in naming else Status.ANSWERED_NONE
        yield Response(wave=now.wave, organization=player.id, status=status, source=source)
        if player.id in now.skipped:
            yield Response(
                wave=now.wave,
                organization=player.id,
                relation=REFERRAL,
                role=Role.RECEIVER.value,
                status=Status.NO_ANSWER,
                source=source,
            )


def _report(rng: Random, now: Round, tie: Tie, opinions: dict[_Opinion, bool]) -> None:
    """Ask both ends about each linkage of a tie; each keeps its opinion from wave to wave, mostly."""
    for kind in tie.kinds:
        ends = _speakers(tie, kind)
        heard = [now.hears(player, role) for player, role in ends]
        opinion = [_says(rng, tie, (tie.ends, kind, player.place), opinions) for player, _ in ends]
        says = [asked and said for asked, said in zip(heard, opinion, strict=True)]
        volume = float(rng.randrange(2, 40))
        for place, speaker in enumerate(ends):
            denies = rng.random() < _DENIES and heard[place] and not says[place] and says[1 - place]
            counted = volume + float(rng.randrange(5)) if rng.random() < 0.5 else None
            if says[place]:
                _write(now, ends, speaker, volume=counted if kind != "information" else None)
            elif denies:
                _write(now, ends, speaker, denies=True)


def _speakers(tie: Tie, kind: str) -> tuple[tuple[Player, Role], tuple[Player, Role]]:
    first, second = players(tie.ends)
    if kind == "information":
        return (first, Role.END), (second, Role.END)
    sender, receiver = (first, second) if kind == "out" else (second, first)
    return (sender, Role.SENDER), (receiver, Role.RECEIVER)


def _says(rng: Random, tie: Tie, key: _Opinion, opinions: dict[_Opinion, bool]) -> bool:
    fresh, again = rng.random() < _SAYS, rng.random() < _THINKS_AGAIN
    if key not in opinions or again:
        opinions[key] = fresh
    return tie.firm or opinions[key]


def _write(
    now: Round,
    ends: tuple[tuple[Player, Role], tuple[Player, Role]],
    speaker: tuple[Player, Role],
    *,
    denies: bool = False,
    volume: float | None = None,
) -> None:
    directed = speaker[1] is not Role.END
    relation = REFERRAL if directed else INFORMATION
    now.claims.append(
        claim(
            partnership=PARTNERSHIP,
            relation=relation,
            directed=directed,
            source_org=ends[0][0].id,
            target_org=ends[1][0].id,
            claimant=speaker[0].id,
            role=speaker[1],
            wave=now.wave,
            polarity=Polarity.DENIES if denies else Polarity.ASSERTS,
            volume=volume,
            source=cited(f"{relation} {now.label}", len(now.claims) + 2),
        )
    )


def _agreements(now: Round) -> None:
    """Let the city's list of agreements name some pairs that the survey found linked too, in whichever relation."""
    city = named("City of Port Merrin").id
    pairs = _asserted_pairs(now.claims)
    listed = [pair for pair in pairs if city not in pair][::_AGREEMENT_EVERY]
    for row, (one, other) in enumerate(listed, 2):
        now.claims.append(
            claim(
                partnership=PARTNERSHIP,
                relation=INFORMATION,
                directed=False,
                source_org=one,
                target_org=other,
                claimant=city,
                role=Role.THIRD_PARTY,
                layer=Layer.AGREEMENT,
                wave=now.wave,
                source=cited(f"agreements {now.label}", row),
            )
        )


def _asserted_pairs(claims: Iterable[Claim]) -> list[tuple[OrganizationId, OrganizationId]]:
    said = (one for one in claims if one.polarity is Polarity.ASSERTS)
    return sorted({(min(one.source_org, one.target_org), max(one.source_org, one.target_org)) for one in said})
