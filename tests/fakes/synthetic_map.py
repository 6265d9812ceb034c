"""A made-up council as a map's plain values, about as large as a real one, for tests of pages and pictures."""

import random
from dataclasses import replace

from lipgraph_viz.map_model import MapGap, MapLine, MapMark, MapModel, MapSector

# Name, short name and number of organizations, in the order around the table: 80 in all.
ENGLISH = (
    ("Settlement agencies", "Settlement", 13),
    ("Refugee services", "Refugee", 1),
    ("Immigrants (constituency)", "Immigrants", 1),
    ("Schools", "Schools", 8),
    ("French and English language training", "Language", 5),
    ("Libraries", "Libraries", 2),
    ("Health centres", "Health", 10),
    ("Child and family services", "Family", 4),
    ("Seniors services", "Seniors", 2),
    ("Legal services", "Legal", 2),
    ("Police services", "Police", 2),
    ("Women’s services", "Women’s", 2),
    ("Employers", "Employers", 6),
    ("Housing services", "Housing", 4),
    ("Government", "Government", 7),
    ("Community organizations", "Community", 11),
)
FRENCH = (
    ("Organismes d’établissement", "Établissement"),
    ("Services aux personnes réfugiées", "Réfugiés"),
    ("Personnes immigrantes (collectivité)", "Immigrants"),
    ("Écoles", "Écoles"),
    ("Formation en français et en anglais", "Langues"),
    ("Bibliothèques", "Bibliothèques"),
    ("Centres de santé", "Santé"),
    ("Services à l’enfance et à la famille", "Famille"),
    ("Services aux personnes aînées", "Aînés"),
    ("Services juridiques", "Juridique"),
    ("Services de police", "Police"),
    ("Services aux femmes", "Femmes"),
    ("Employeurs", "Employeurs"),
    ("Services de logement", "Logement"),
    ("Gouvernement", "Gouvernement"),
    ("Organismes communautaires", "Communauté"),
)
SILENT = {"en": ("answered", "asked, no answer"), "fr": ("a répondu", "sans réponse")}


def synthetic_map(lang: str = "en", *, names: tuple[str, ...] = ()) -> MapModel:
    """Return the council in a language; `names` take the place of the first organizations' names."""
    dice = random.Random(9)  # noqa: S311  # the same council on every run, no secret
    homes = [sector for sector, (_, _, size) in enumerate(ENGLISH) for _ in range(size)]
    lines = _lines(dice, homes)
    marks = []
    for index, sector in enumerate(homes):
        mine = [line for line in lines if index in {line.first, line.second}]
        answered = dice.random() > 0.14
        name = names[index] if index < len(names) else f"{ENGLISH[sector][1]} organization {index + 1}"
        mark = MapMark(
            organization=f"o{index:03d}",
            name=name,
            sector=sector,
            degree=len(mine),
            cross_degree=sum(line.cross for line in mine),
            status=SILENT[lang][0 if answered else 1],
            answered=answered,
        )
        marks.append(mark)
    french = lang == "fr"
    words = (
        ("1 lien, 15,8 attendus", "0 lien, 5,9 attendus")
        if french
        else ("1 linkage, 15.8 expected", "0 linkages, 5.9 expected")
    )
    return MapModel(
        title="Partenariat de Cedar Bend" if french else "Cedar Bend Local Immigration Partnership",
        lang=lang,
        synthetic=True,
        moment="Vague 2025" if french else "Wave 2025",
        view="Aiguillages et information, une déclaration suffit"
        if french
        else "Referral and information, one report is enough",
        sectors=sectors(lang),
        marks=tuple(marks),
        lines=lines,
        gaps=(MapGap(first=0, second=6, words=words[0]), MapGap(first=0, second=12, words=words[1])),
        digest="7c1e09af52d4",
    )


def sectors(lang: str) -> tuple[MapSector, ...]:
    """Return the sixteen sectors in a language."""
    pairs = zip(ENGLISH, FRENCH, strict=True)
    made = [
        MapSector(code=en[1].lower(), name=en[0], short=en[1], rank=rank, other_short=fr[1])
        for rank, (en, fr) in enumerate(pairs, start=1)
    ]
    if lang == "en":
        return tuple(made)
    return tuple(
        replace(one, name=fr[0], short=fr[1], other_short=one.short) for one, fr in zip(made, FRENCH, strict=True)
    )


def _lines(dice: random.Random, homes: list[int]) -> tuple[MapLine, ...]:
    lines = []
    busy = [dice.random() ** 2 for _ in homes]
    for first in range(len(homes)):
        for second in range(first + 1, len(homes)):
            pair = {homes[first], homes[second]}
            if pair in ({0, 6}, {0, 12}) or min(busy[first], busy[second]) < 0.004:
                continue
            chance = 0.45 if len(pair) == 1 else 0.17
            if dice.random() < chance * (busy[first] + busy[second]):
                lines.append(MapLine(first=first, second=second, confirmed=dice.random() < 0.4, cross=len(pair) == 2))
    return tuple(lines)
