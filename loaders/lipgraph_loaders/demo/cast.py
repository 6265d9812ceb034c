"""The invented organizations of the demo: their names in two languages, sectors, and when they came and went."""

from __future__ import annotations

from dataclasses import dataclass

from lipgraph.domain.ids import OrganizationId, SectorCode, organization_id

DATASET = "demo"

_LINES = """
settlement|en|Harbour Gate Settlement Services|Services d’établissement de la Porte du Havre
settlement|en|Merrin Newcomer Welcome Centre|Centre d’accueil des nouveaux arrivants de Merrin
settlement|fr|First Landing Centre|Centre Premier Rivage
settlement|en|Basswood Newcomer Support|Soutien aux nouveaux arrivants de Basswood
settlement|en|Kestrel Street Settlement House|Maison d’établissement de la rue Kestrel
settlement|en|Open Lantern Newcomer Services|Services aux nouveaux arrivants La Lanterne ouverte
settlement|fr|Merrin Newcomer Support Network|Réseau de soutien aux nouveaux arrivants de Merrin
settlement|en|Larkmoor Settlement Outreach|Services d’établissement mobiles de Larkmoor
settlement|en|New Roots Merrin|Nouvelles Racines Merrin
settlement|en|Wendell Flats Welcome Desk|Comptoir d’accueil de Wendell Flats
settlement|en|Ebbwater Newcomer Hub|Carrefour des nouveaux arrivants Ebbwater|2025-02-03
settlement|en|Pier Nine Arrival Services|Services d’arrivée du Quai Neuf||2024-05-31
refugee|en|Safe Shore Refugee Centre|Centre pour réfugiés Rive sûre
refugee|en|Merrin Sponsorship Circle|Cercle de parrainage de Merrin
refugee|fr|Shelter Bridge for Refugees|Passerelle Refuge|2024-03-18
immigrants|en|Merrin Newcomers’ Assembly|Assemblée des nouveaux arrivants de Merrin
immigrants|en|Larkmoor Immigrant Neighbours’ Circle|Cercle des voisins immigrants de Larkmoor
immigrants|fr|Association of African Francophones of Merrin|Association des francophones d’Afrique de Merrin
immigrants|en|Basswood Cultural Council|Conseil culturel de Basswood
immigrants|en|Merrin Newcomer Youth Table|Table des jeunes nouveaux arrivants de Merrin|2025-01-20
schools|en|Port Merrin Public School Authority|Autorité scolaire publique de Port Merrin
schools|fr|Merrin Shore French-Language Schools|Écoles de langue française du Littoral de Merrin
schools|en|Kestrel Street Secondary School|École secondaire de la rue Kestrel
schools|en|Larkmoor Elementary School|École élémentaire de Larkmoor
schools|fr|Vermeil Elementary School|École élémentaire Vermeil
schools|en|Basswood Adult High School|École secondaire pour adultes de Basswood
schools|en|Ebbwater College|Collège Ebbwater
schools|en|Wendell Flats Middle School|École intermédiaire de Wendell Flats
schools|en|Merrin School Settlement Team|Équipe d’établissement scolaire de Merrin
schools|fr|Saint-Aubry Secondary School|École secondaire Saint-Aubry|2024-09-03
language-training|en|Merrin English Language Studio|Atelier d’anglais de Merrin
language-training|fr|The Spoken Word French Classes|Cours de français La Parole
language-training|en|Lantern Language Assessment Office|Bureau d’évaluation linguistique La Lanterne
language-training|en|Basswood Conversation Circles|Cercles de conversation de Basswood
language-training|en|Quayside Language School|École de langues du Quai
language-training|en|Merrin Evening English Program|Programme d’anglais du soir de Merrin||2024-08-30
libraries|en|Port Merrin Public Library|Bibliothèque publique de Port Merrin
libraries|en|Larkmoor Reading Room|Salle de lecture de Larkmoor
health|en|Merrin Shore Community Health Centre|Centre de santé communautaire du Littoral de Merrin
health|en|Port Merrin General Hospital|Hôpital général de Port Merrin
health|fr|Merrin Francophone Health Access Point|Point d’accès santé francophone de Merrin
health|en|Merrin County Public Health Office|Bureau de santé publique du comté de Merrin
health|en|Larkmoor Family Medicine Group|Groupe de médecine familiale de Larkmoor
health|en|Stillcove Mental Health Services|Services de santé mentale Stillcove
health|en|Basswood Walk-In Clinic|Clinique sans rendez-vous de Basswood
health|en|Merrin Interpreters in Care|Interprètes en soins de Merrin
health|en|Ebbwater Dental Bus|Autobus dentaire Ebbwater
health|en|Merrin Midwives’ Practice|Cabinet des sages-femmes de Merrin|2025-03-10
child-family|en|Little Lanterns Child Care|Garderie Les Petites Lanternes
child-family|en|Merrin Family Resource Centre|Centre de ressources familiales de Merrin
child-family|fr|Saint-Aubry Nest Early Years Centre|Centre de la petite enfance Le Nid de Saint-Aubry
child-family|en|Basswood Parents’ Room|Salon des parents de Basswood
child-family|en|Merrin Children’s Support Services|Services de soutien à l’enfance de Merrin
child-family|en|Larkmoor Play Group|Groupe de jeu de Larkmoor||2025-06-27
seniors|en|Merrin Elders’ House|Maison des aînés de Merrin
seniors|fr|Golden Age Circle of Saint-Aubry|Cercle de l’âge d’or de Saint-Aubry
seniors|en|Wendell Flats Seniors’ Club|Club des aînés de Wendell Flats
legal|en|Merrin Community Legal Clinic|Clinique juridique communautaire de Merrin
legal|en|Harbour Tenants’ Law Office|Cabinet de droit des locataires du Havre
legal|fr|Merrin Justice Information Point|Point d’information juridique de Merrin
police|en|Port Merrin Police Service|Service de police de Port Merrin
police|en|Merrin County Constabulary|Gendarmerie du comté de Merrin
women|en|Merrin Women’s Shelter|Refuge pour femmes de Merrin
women|fr|The Sisters’ Table|La Table des sœurs
women|en|Basswood Women’s Enterprise Circle|Cercle d’entreprise des femmes de Basswood||2024-12-20
employers|en|Merrin Chamber of Trade|Chambre de négoce de Merrin
employers|en|Ebbwater Shipyard|Chantier naval Ebbwater
employers|en|Merrin Job Bridge|Passerelle Emploi Merrin
employers|fr|Merrin Shore Growers’ Cooperative|Coopérative des producteurs du Littoral de Merrin|2024-04-08
employers|en|Kestrel Cannery|Conserverie Kestrel||2025-02-14
housing|en|Merrin Social Housing Corporation|Société de logement social de Merrin
housing|en|Wendell Flats Housing Help|Aide au logement de Wendell Flats
housing|fr|Under One Roof Cooperative|Coopérative Sous un même toit|2024-11-04
government|en|City of Port Merrin|Ville de Port Merrin
government|en|County of Merrin Social Services|Services sociaux du comté de Merrin
government|en|Merrin Regional Newcomer Office|Bureau régional des nouveaux arrivants de Merrin
community|en|Merrin Neighbourhood Houses|Maisons de quartier de Merrin
community|en|Larkmoor Community Kitchen|Cuisine communautaire de Larkmoor
community|fr|Saint-Aubry Cultural Centre|Centre culturel de Saint-Aubry
community|en|Basswood Interfaith Table|Table interconfessionnelle de Basswood
community|en|Ebbwater Sports Club|Club sportif Ebbwater
community|en|Merrin Giving Fund|Fonds de générosité de Merrin
community|en|Wendell Flats Food Bank|Banque alimentaire de Wendell Flats
community|en|Merrin Volunteer Exchange|Bourse du bénévolat de Merrin
community|en|Kestrel Street Garden|Jardin de la rue Kestrel|2025-04-14
community|en|Merrin Repair Café|Café-réparation de Merrin||2023-12-15
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """One invented organization; ``joined`` and ``left`` are ISO days, empty for a founder and for one that stays."""

    place: int
    sector: SectorCode
    lang: str
    english: str
    french: str
    joined: str = ""
    left: str = ""

    @property
    def id(self) -> OrganizationId:
        """The minted id; the English name is its first key."""
        return organization_id(DATASET, self.english)

    @property
    def name(self) -> str:
        """The name in the organization's own language."""
        return self.french if self.lang == "fr" else self.english

    def is_on_roster(self, day: str) -> bool:
        """Whether the organization takes part on an ISO day."""
        return self.joined <= day and (not self.left or day <= self.left)


def _player(place: int, line: str) -> Player:
    sector, lang, english, french, joined, left = [*line.split("|"), "", ""][:6]
    return Player(
        place=place, sector=SectorCode(sector), lang=lang, english=english, french=french, joined=joined, left=left
    )


CAST: tuple[Player, ...] = tuple(_player(place, line) for place, line in enumerate(_LINES.split("\n")[1:-1], 1))
"""Every organization of the demo, in the order of the list above."""


def named(english: str) -> Player:
    """Return the organization with this English name."""
    return next(one for one in CAST if one.english == english)
