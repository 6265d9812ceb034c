// Which keys do the sector assignments have?
MATCH ()-[r:IN_SECTOR]->()
RETURN collect([r.partnership, r.organization, r.taxonomy, r.sector, r.spell]) AS keys
